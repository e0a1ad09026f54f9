// Compiled for the headers that are precompiled with it: flotilla_test_headers in CMakeLists.txt.
