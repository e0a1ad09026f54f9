# Fails when a text of the sources has no finished translation.
# Usage: cmake -DSOURCE_DIR=<tree> -DLUPDATE=<program> -DWORK_DIR=<scratch> -P translations.cmake

cmake_minimum_required(VERSION 3.25)

file(GLOB translations "${SOURCE_DIR}/resources/translations/*.ts")
foreach(file IN LISTS translations)
    get_filename_component(name "${file}" NAME)
    set(copy "${WORK_DIR}/${name}")
    file(COPY "${file}" DESTINATION "${WORK_DIR}") # the tree stays as it is
    execute_process(
        COMMAND "${LUPDATE}" -silent -no-obsolete -locations none
            -tr-function-alias translate+=phrase,QT_TR_NOOP+=SAYS
            "${SOURCE_DIR}/src" "${SOURCE_DIR}/ui" -ts "${copy}"
        RESULT_VARIABLE result ERROR_VARIABLE words)
    if(NOT result EQUAL 0)
        message(SEND_ERROR "lupdate failed on ${name}: ${words}")
        continue()
    endif()
    file(READ "${copy}" text)
    string(REPLACE ";" "," text "${text}")
    string(REGEX MATCHALL "<source>[^<]*</source>[^<]*<translation type=\"unfinished\"" missing
        "${text}")
    if(NOT missing AND text MATCHES "type=\"unfinished\"")
        message(SEND_ERROR "${name} holds translations that are marked as unfinished.")
    endif()
    foreach(each IN LISTS missing)
        string(REGEX REPLACE "<source>([^<]*)</source>.*" "\\1" source "${each}")
        message(SEND_ERROR "${name} does not translate: ${source}\n"
            "Build the target \"translations\" and fill it in.")
    endforeach()
endforeach()
