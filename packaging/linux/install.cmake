# What a Linux desktop wants to know of a program, and what Debian wants of a package.

set(here "${CMAKE_CURRENT_LIST_DIR}")
set(made "${CMAKE_BINARY_DIR}/packaging")

configure_file("${here}/flotilla.metainfo.xml.in" "${made}/${FLOTILLA_APP_ID}.metainfo.xml" @ONLY)
install(FILES "${made}/${FLOTILLA_APP_ID}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${here}/flotilla.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${here}/flotilla-mime.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages"
    RENAME flotilla.xml)

set(icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
foreach(size 16 24 32 48 64 128 256 512)
    install(FILES "${here}/icons/${size}.png" DESTINATION "${icons}/${size}x${size}/apps"
        RENAME flotilla.png)
endforeach()
install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/flotilla.svg" DESTINATION "${icons}/scalable/apps")
install(FILES "${here}/icons/scenario.svg" DESTINATION "${icons}/scalable/mimetypes"
    RENAME application-x-flotilla.svg)

install(FILES "${packaging}/completion/flotilla.bash"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME flotilla-cli)
install(FILES "${packaging}/completion/_flotilla-cli"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
install(FILES "${packaging}/completion/flotilla-cli.fish"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

# Without name and time in the archive (-n), so that two builds give the same bytes.
find_program(GZIP gzip REQUIRED)
function(install_compressed file destination)
    get_filename_component(name "${file}" NAME)
    set(target "${made}/${name}.gz")
    execute_process(COMMAND "${GZIP}" -9nc "${file}" OUTPUT_FILE "${target}" COMMAND_ERROR_IS_FATAL ANY)
    install(FILES "${target}" DESTINATION "${destination}")
endfunction()
install_compressed("${packaging}/man/flotilla.1" "${CMAKE_INSTALL_MANDIR}/man1")
install_compressed("${packaging}/man/flotilla-cli.1" "${CMAKE_INSTALL_MANDIR}/man1")
configure_file("${here}/changelog.in" "${made}/changelog" @ONLY)
install_compressed("${made}/changelog" "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${here}/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
