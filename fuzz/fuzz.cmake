# Fuzz targets: fuzz/fuzz_<name>.c, one for each reader of foreign bytes.
# Everywhere: fuzz_<name> replays fuzz/corpus/<name> and simple changes of it, in
# CTest. With ACTA_FUZZ (clang): libfuzz_<name> searches by itself:
#     cmake --preset fuzz && cmake --build --preset fuzz
#     build-fuzz/libfuzz_model fuzz/corpus/model
function(add_fuzz_target file)
    get_filename_component(target ${file} NAME_WE)
    string(REPLACE "fuzz_" "" name ${target})
    read_needs(${file} libraries options missing)
    if(missing)
        message(STATUS "${target} left out: no ${missing} yet")
        return()
    endif()
    add_executable(${target} ${file} ${CMAKE_SOURCE_DIR}/fuzz/replay.c)
    target_link_libraries(${target} PRIVATE ${libraries} m)
    target_compile_definitions(${target} PRIVATE
        TEST_FOLDER="${CMAKE_SOURCE_DIR}/tests")
    add_test(NAME ${target}
        COMMAND ${target} ${CMAKE_SOURCE_DIR}/fuzz/corpus/${name})
    set_tests_properties(${target} PROPERTIES TIMEOUT 300 LABELS fuzz)
    if(ACTA_FUZZ)
        add_executable(lib${target} ${file})
        target_link_libraries(lib${target} PRIVATE ${libraries} m)
        target_compile_definitions(lib${target} PRIVATE
            TEST_FOLDER="${CMAKE_SOURCE_DIR}/tests")
        target_link_options(lib${target} PRIVATE -fsanitize=fuzzer)
    endif()
endfunction()

file(GLOB fuzz_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/fuzz/fuzz_*.c)
foreach(file IN LISTS fuzz_files)
    add_fuzz_target(${file})
endforeach()
