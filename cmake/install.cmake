# What `cmake --install` installs: library and headers, the CMake package, the
# pkg-config file, and the sources for backmem_sources().
#
# SPDX-License-Identifier: MIT
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(backmem_share ${CMAKE_INSTALL_DATADIR}/backmem)
set(backmem_package ${CMAKE_INSTALL_LIBDIR}/cmake/backmem)

install(DIRECTORY include/backmem DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY src chips DESTINATION ${backmem_share}
    FILES_MATCHING PATTERN "*.[ch]")
install(DIRECTORY host/devices DESTINATION ${backmem_share}/host)
install(FILES cmake/backmem.cmake DESTINATION ${backmem_share}/cmake)
install(FILES tools/chip_names.py DESTINATION ${backmem_share}/tools)
install(FILES LICENSE DESTINATION ${backmem_share})

# The header that the library was built with is a part of it.
set(backmem_pc_config "")
if(config)
    get_filename_component(name "${config}" NAME)
    target_compile_definitions(backmem INTERFACE
        "$<INSTALL_INTERFACE:BACKMEM_CONFIG=\"backmem/${name}\">")
    install(FILES "${config}" DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/backmem)
    set(backmem_pc_config " -DBACKMEM_CONFIG='\"backmem/${name}\"'")
endif()

target_include_directories(backmem INTERFACE
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
install(TARGETS backmem EXPORT backmem ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET backmem_host)
    set_target_properties(backmem_host PROPERTIES EXPORT_NAME host)
    install(TARGETS backmem_host EXPORT backmem
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endif()
install(EXPORT backmem NAMESPACE backmem:: FILE backmem-targets.cmake
    DESTINATION ${backmem_package})
configure_package_config_file(cmake/backmem-config.cmake.in backmem-config.cmake
    INSTALL_DESTINATION ${backmem_package}
    PATH_VARS CMAKE_INSTALL_INCLUDEDIR backmem_share)
# Before 1.0 a minor version may change what is declared: docs/manual/versions.md.
write_basic_package_version_file(backmem-config-version.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/backmem-config.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/backmem-config-version.cmake
    DESTINATION ${backmem_package})

file(RELATIVE_PATH backmem_pc_prefix
    "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
string(REGEX REPLACE "/$" "" backmem_pc_prefix "${backmem_pc_prefix}")
configure_file(cmake/backmem.pc.in backmem.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/backmem.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
