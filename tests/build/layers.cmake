# Fails when a layer includes what it may not, or the root of the tree holds what it should not.
# Usage: cmake -DSOURCE_DIR=<tree> -P layers.cmake

cmake_minimum_required(VERSION 3.25)

# What each layer may include, itself aside.
set(may_core)
set(may_trace core)
set(may_schedule core trace)
set(may_explore core trace schedule)
set(may_link core)
set(may_store core trace)
set(may_node core trace schedule link store)
set(may_cluster ${may_node} node)
set(may_scenario ${may_cluster} cluster explore)
set(may_picture core trace)
set(may_gui core trace schedule explore store cluster scenario picture) # never node or link
set(may_app ${may_scenario} scenario picture gui)
set(layers core trace schedule explore link store node cluster scenario picture gui app)
set(without_qt core trace schedule explore)

set(root_may_hold CMakeLists.txt CMakePresets.json README.md ARCHITECTURE.md LICENSE CHANGELOG.md
    src ui resources tests packaging build)

set(faults 0)
macro(fault)
    message(SEND_ERROR ${ARGV})
    math(EXPR faults "${faults} + 1")
endmacro()

set(seen 0)
foreach(layer IN LISTS layers)
    file(GLOB_RECURSE files "${SOURCE_DIR}/src/${layer}/*.h" "${SOURCE_DIR}/src/${layer}/*.cpp")
    foreach(file IN LISTS files)
        math(EXPR seen "${seen} + 1")
        file(RELATIVE_PATH name "${SOURCE_DIR}" "${file}")
        file(STRINGS "${file}" includes REGEX "^[ \t]*#[ \t]*include")
        foreach(line IN LISTS includes)
            if(line MATCHES "\"([^\"]+)\"")
                set(header "${CMAKE_MATCH_1}")
                # moc's and uic's output stands beside no layer.
                if(header MATCHES "^(moc_[^/]*|[^/]*\\.moc|ui_[^/]*\\.h)$")
                    continue()
                endif()
                if(NOT header MATCHES "^([a-z]+)/(.+/)?[^/]+$")
                    fault("${name} includes \"${header}\": write \"layer/file.h\".")
                    continue()
                endif()
                set(other "${CMAKE_MATCH_1}")
                if(NOT other STREQUAL layer AND NOT other IN_LIST may_${layer})
                    string(REPLACE ";" ", " allowed "${may_${layer}}")
                    fault("${name} includes \"${header}\": ${layer} may include only itself and "
                        "[${allowed}].")
                endif()
            elseif(line MATCHES "<(Q[A-Z][^>]*|Qt[^>]*|q[a-z]+\\.h)>" AND layer IN_LIST without_qt)
                fault("${name} includes <${CMAKE_MATCH_1}>: ${layer} uses the standard library "
                    "only.")
            elseif(layer STREQUAL picture
                AND line MATCHES "<(QtWidgets|QApplication|QWidget|QMainWindow)")
                fault("${name} includes a Widgets header: picture draws without Widgets.")
            endif()
        endforeach()
    endforeach()
endforeach()
if(seen EQUAL 0)
    fault("No sources under ${SOURCE_DIR}/src: is SOURCE_DIR right?")
endif()

file(GLOB held RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/*")
foreach(name IN LISTS held)
    if(NOT name MATCHES "^\\." AND NOT name IN_LIST root_may_hold)
        fault("${name} does not belong in the root of the tree: find it a folder.")
    endif()
endforeach()

if(faults EQUAL 0)
    message(STATUS "${seen} files include only what their layers may")
endif()
