# What is installed, where, and how CPack packs it. `packaging/pack.sh` is the way to call it.

include(GNUInstallDirs)
set(CMAKE_INSTALL_DOCDIR "${CMAKE_INSTALL_DATAROOTDIR}/doc/flotilla") # Debian wants the package's name there
set(packaging "${CMAKE_CURRENT_LIST_DIR}")
set(FLOTILLA_HOMEPAGE "https://flotilla.example" CACHE STRING "Where the packages say Flotilla lives")
set(FLOTILLA_APP_ID example.flotilla.Flotilla)
set(FLOTILLA_CONTACT "The Flotilla authors <authors@flotilla.example>" CACHE STRING
    "Whom the packages name as their maintainer")

if(APPLE)
    set_target_properties(flotilla PROPERTIES
        MACOSX_BUNDLE ON
        MACOSX_BUNDLE_INFO_PLIST "${packaging}/macos/Info.plist.in")
endif()

install(TARGETS flotilla flotilla-cli
    BUNDLE DESTINATION .
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(DIRECTORY "${CMAKE_SOURCE_DIR}/resources/scenarios"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/flotilla")
install(FILES "${CMAKE_SOURCE_DIR}/README.md" "${packaging}/THIRD-PARTY.md"
    "${CMAKE_SOURCE_DIR}/resources/docs/scenario.md" "${CMAKE_SOURCE_DIR}/resources/docs/trace.md"
    "${CMAKE_SOURCE_DIR}/resources/docs/render.md"
    DESTINATION "${CMAKE_INSTALL_DOCDIR}")
if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
    install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
endif()

if(WIN32 OR APPLE) # elsewhere the system brings Qt
    if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
        qt_generate_deploy_app_script(TARGET flotilla OUTPUT_SCRIPT deploy)
    else()
        qt_generate_deploy_app_script(TARGET flotilla FILENAME_VARIABLE deploy)
    endif()
    install(SCRIPT "${deploy}")
else()
    include("${packaging}/linux/install.cmake")
endif()

set(CPACK_PACKAGE_NAME flotilla)
set(CPACK_PACKAGE_VENDOR "The Flotilla authors")
set(CPACK_PACKAGE_CONTACT "${FLOTILLA_CONTACT}")
set(CPACK_PACKAGE_HOMEPAGE_URL "${FLOTILLA_HOMEPAGE}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Raft at work on real sockets, in time that you own")
set(CPACK_PACKAGE_DESCRIPTION "Flotilla shows the Raft consensus algorithm at work on real parts, with
threads, TCP sockets and SQLite files, in time that you can pause, slow down
and step event by event. Crash servers, cut links, be a client, and look back
at every instant of a run. The command line plays the same scenarios without
a window, and the same scenario gives the same trace, byte for byte.")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/packages")
set(CPACK_PACKAGE_EXECUTABLES flotilla Flotilla)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

if(WIN32)
    set(CPACK_GENERATOR NSIS ZIP)
    set(CPACK_NSIS_DISPLAY_NAME Flotilla)
    set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\\\flotilla.exe")
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
else()
    set(CPACK_GENERATOR DEB TGZ)
    find_program(RPMBUILD rpmbuild)
    if(RPMBUILD)
        list(APPEND CPACK_GENERATOR RPM)
    endif()
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
endif()

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded at run time, so no library asks for them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, qt6-qpa-plugins")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE MIT)
set(CPACK_RPM_PACKAGE_GROUP Applications/Education)
set(CPACK_RPM_PACKAGE_REQUIRES "qt6-qtbase, qt6-qtbase-gui, qt6-qtsvg") # -qtbase has the SQLite driver
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/man /usr/share/man/man1
    /usr/share/applications /usr/share/metainfo /usr/share/mime /usr/share/mime/packages
    /usr/share/icons /usr/share/icons/hicolor /usr/share/bash-completion
    /usr/share/bash-completion/completions /usr/share/zsh /usr/share/zsh/site-functions
    /usr/share/fish /usr/share/fish/vendor_completions.d)
include(CPack)
