# Unit tests: tests/unit/test_<name>.c, one executable and one CTest entry each.
# A test of a folder that does not exist is left out with a message.
function(add_unit_test file)
    get_filename_component(name ${file} NAME_WE)
    read_needs(${file} libraries options missing)
    if(missing)
        message(STATUS "${name} left out: no ${missing} yet")
        return()
    endif()
    add_executable(${name} ${file})
    target_include_directories(${name} PRIVATE
        ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/include
        ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/tests/unit)
    target_compile_options(${name} PRIVATE
        -include ${CMAKE_SOURCE_DIR}/tests/unit/check.h)
    target_compile_definitions(${name} PRIVATE
        TEST_FOLDER="${CMAKE_SOURCE_DIR}/tests"
        TEST_DATA_FOLDER="${CMAKE_SOURCE_DIR}/data"
        TEST_SCRATCH="${CMAKE_BINARY_DIR}")
    target_link_options(${name} PRIVATE ${options})
    target_link_libraries(${name} PRIVATE ${libraries} PkgConfig::cmocka m)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 120 SKIP_RETURN_CODE 77
        WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} LABELS unit)
endfunction()

file(GLOB unit_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/test_*.c)
foreach(file IN LISTS unit_tests)
    add_unit_test(${file})
endforeach()

# Command line tests: a script each, given the program; 77 = skipped.
file(GLOB cli_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/cli/*.sh)
if(TARGET acta)
    foreach(file IN LISTS cli_tests)
        get_filename_component(name ${file} NAME_WE)
        add_test(NAME cli_${name} COMMAND ${file} $<TARGET_FILE:acta>)
        set_tests_properties(cli_${name} PROPERTIES TIMEOUT 300
            SKIP_RETURN_CODE 77 WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
            LABELS cli)
    endforeach()
endif()

# Tests that are text: one entry a layer of tests/cases, one for tests/golden,
# one for the codebook's own examples.
function(add_text_test name)
    add_test(NAME ${name} COMMAND ${ARGN})
    set_tests_properties(${name} PROPERTIES TIMEOUT 600
        WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} LABELS text)
endfunction()

if(TARGET acta)
    file(GLOB case_folders CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/cases/*)
    foreach(folder IN LISTS case_folders)
        get_filename_component(name ${folder} NAME)
        # Folders without `command` hold the cases of a unit test.
        if(EXISTS ${folder}/command)
            add_text_test(cases_${name} scripts/run_cases $<TARGET_FILE:acta>
                tests/cases/${name})
        endif()
    endforeach()
    file(GLOB golden CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/golden/*.txt)
    if(golden)
        add_text_test(golden scripts/run_cases $<TARGET_FILE:acta> tests/golden)
    endif()
    file(GLOB rules CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/codebook/rules/*)
    if(rules)
        add_text_test(dict_check $<TARGET_FILE:acta> dict check)
        add_text_test(dict_test $<TARGET_FILE:acta> dict test)
    endif()
endif()

add_text_test(check_layers scripts/check_layers)
if(NOT ACTA_SANITIZE AND NOT ACTA_FUZZ)
    set(archives "")
    foreach(layer IN LISTS layers)
        list(APPEND archives $<TARGET_FILE:${layer}>)
    endforeach()
    if(TARGET acta_train)
        list(APPEND archives $<TARGET_FILE:acta_train>)
    endif()
    add_text_test(check_globals scripts/check_globals ${archives})
endif()
