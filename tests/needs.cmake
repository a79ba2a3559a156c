# read_needs(file libraries options missing): what a test or fuzz target links.
# A line `/* needs: entity quote */` in the file names folders of src, `train`,
# `failing` (allocations can be made to fail, see tests/unit/failing.h), or a
# library found by CMakeLists.txt (jansson, ...). base, load and doc are always
# linked. `missing` is set to what does not exist.
set(wrap_allocations -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=free
    -Wl,--wrap=arena_take,--wrap=arena_grow)

function(read_needs file libraries options missing)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(STRINGS ${file} needs LIMIT_COUNT 1 REGEX "needs:")
    string(REGEX REPLACE ".*needs: *" "" needs "${needs}")
    string(REGEX REPLACE "\\*/.*" "" needs "${needs}")
    separate_arguments(needs UNIX_COMMAND "${needs}")
    set(found "")
    set(flags "")
    set(absent "")
    foreach(need IN LISTS needs ITEMS doc load base)
        if(need STREQUAL "failing")
            set(flags ${wrap_allocations})
        elseif(TARGET acta_${need})
            list(APPEND found acta_${need})
        elseif(TARGET PkgConfig::${need})
            list(APPEND found PkgConfig::${need})
        elseif(NOT need MATCHES "^(base|load|doc)$")
            set(absent ${need})
        endif()
    endforeach()
    set(${libraries} ${found} PARENT_SCOPE)
    set(${options} ${flags} PARENT_SCOPE)
    set(${missing} "${absent}" PARENT_SCOPE)
endfunction()
