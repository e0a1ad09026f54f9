# Builds Flotilla on Windows and opens its window; the next call builds only what changed.
# Needs CMake 3.25, Ninja, a C++20 compiler in the PATH, and Qt 6.4.2 or later named in CMAKE_PREFIX_PATH.
# Usage: packaging\run.ps1 [FILE.flotilla]
param([string]$File)
$ErrorActionPreference = 'Stop'

$root = Split-Path -Parent $PSScriptRoot
$build = Join-Path $root 'build\release'
foreach ($tool in 'cmake', 'ninja') {
    if (-not (Get-Command $tool -ErrorAction SilentlyContinue)) {
        throw "Flotilla needs $tool to be built: install it and put it into the PATH."
    }
}

if (-not (Test-Path (Join-Path $build 'build.ninja'))) {
    cmake -S $root --preset release
    if ($LASTEXITCODE) { exit $LASTEXITCODE }
}
cmake --build $build --target flotilla flotilla-cli
if ($LASTEXITCODE) { exit $LASTEXITCODE }

if ($env:CMAKE_PREFIX_PATH) { # Qt's libraries, for this call
    $env:PATH = (Join-Path ($env:CMAKE_PREFIX_PATH -split ';')[0] 'bin') + ';' + $env:PATH
}
$window = Join-Path $build 'bin\flotilla.exe'
if ($File) { & $window $File } else { & $window }
