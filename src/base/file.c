/* file.c: whole files as slices.
 *
 * Problem: models of several megabytes are read by every run, and a file that
 * is half written must never be taken for a whole one.
 *
 * Method: reading maps the file privately and read-only, so that all threads
 * and processes share its pages and nothing is copied; of a dictionary's five
 * hundred small files each is read, which costs less than the change of the
 * address space. Writing goes to
 * path.part, is flushed to the disk, and takes the name of the old file in one
 * step (rename is atomic within a folder).
 *
 * Limits: regular files only (a pipe has no size); a file that another program
 * cuts short while it is mapped can stop the process: POSIX gives no defence.
 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static acta_status fail_errno(acta_error *error, const char *path,
                              const char *what, int number) {
    acta_status status = number == ENOENT || number == ENOTDIR ? ACTA_NOT_FOUND
                         : number == ENOMEM                    ? ACTA_NO_MEMORY
                                                               : ACTA_IO;
    char reason[128] = "unknown reason";
    if (strerror_r(number, reason, sizeof reason) != 0) {
        snprintf(reason, sizeof reason, "error %d", number);
    }
    return fail_at(error, status, path, 0, 0, "cannot %s: %s", what, reason);
}

enum { SMALL_BYTES = 1 << 17 };

/* A small file into memory of its own; mapping_bytes is 0 then. */
static acta_status read_descriptor(int fd, const char *path, size_t bytes,
                                   file_map *out, acta_error *error) {
    char *all = malloc(bytes);
    if (all == NULL) {
        return fail_memory(error);
    }
    size_t have = 0;
    while (have < bytes) {
        ssize_t got = read(fd, all + have, bytes - have);
        if (got < 0 && errno != EINTR) {
            int number = errno;
            free(all);
            return fail_errno(error, path, "read", number);
        }
        if (got == 0) {
            break; /* cut short by another program: what there is */
        }
        have += got > 0 ? (size_t)got : 0;
    }
    *out = (file_map){{all, have}, all, 0};
    return ACTA_OK;
}

static acta_status map_descriptor(int fd, const char *path, size_t small,
                                  file_map *out, acta_error *error) {
    struct stat facts;
    if (fstat(fd, &facts) != 0) {
        return fail_errno(error, path, "open", errno);
    }
    if (!S_ISREG(facts.st_mode)) {
        return fail_at(error, ACTA_IO, path, 0, 0,
                       "expected a file, found a folder or device");
    }
    if (facts.st_size == 0) {
        *out = (file_map){.bytes = {"", 0}};
        return ACTA_OK;
    }
    if ((uintmax_t)facts.st_size > SIZE_MAX / 2) {
        return fail_at(error, ACTA_IO, path, 0, 0, "file is too large");
    }
    size_t bytes = (size_t)facts.st_size;
    if (bytes <= small) {
        return read_descriptor(fd, path, bytes, out, error);
    }
    void *mapping = mmap(NULL, bytes, PROT_READ, MAP_PRIVATE, fd, 0);
    if (mapping == MAP_FAILED) {
        return fail_errno(error, path, "read", errno);
    }
    *out = (file_map){{mapping, bytes}, mapping, bytes};
    return ACTA_OK;
}

static acta_status open_file(const char *path, size_t small, file_map *out,
                             acta_error *error) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return fail_errno(error, path, "open", errno);
    }
    acta_status status = map_descriptor(fd, path, small, out, error);
    close(fd);
    return status;
}

acta_status file_map_open(const char *path, file_map *out, acta_error *error) {
    return open_file(path, 0, out, error);
}

acta_status file_read_open(const char *path, file_map *out, acta_error *error) {
    return open_file(path, SMALL_BYTES, out, error);
}

void file_map_close(file_map *map) {
    if (map->mapping != NULL && map->mapping_bytes > 0) {
        munmap(map->mapping, map->mapping_bytes);
    } else {
        free(map->mapping);
    }
    *map = (file_map){0};
}

/* Writes all bytes; returns 0 or an errno. */
static int write_all(int fd, slice bytes) {
    while (bytes.bytes > 0) {
        ssize_t written = write(fd, bytes.at, bytes.bytes);
        if (written < 0 && errno != EINTR) {
            return errno;
        }
        if (written > 0) {
            bytes = slice_part(bytes, (size_t)written, bytes.bytes);
        }
    }
    return fsync(fd) == 0 ? 0 : errno;
}

acta_status file_write_whole(const char *path, slice bytes, acta_error *error) {
    char part[4096];
    int length = snprintf(part, sizeof part, "%s.part", path);
    if (length < 0 || (size_t)length >= sizeof part) {
        return fail_at(error, ACTA_IO, path, 0, 0, "path is too long");
    }
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) {
        return fail_errno(error, part, "create", errno);
    }
    int number = write_all(fd, bytes);
    if (close(fd) != 0 && number == 0) {
        number = errno;
    }
    if (number == 0 && rename(part, path) != 0) {
        number = errno;
    }
    if (number != 0) {
        unlink(part);
        return fail_errno(error, path, "write", number);
    }
    return ACTA_OK;
}
