// Fails the k-th write or sync of files whose path holds FAULT_PATH; preloaded into the daemon.
// FAULT_CONTROL is a file of four native ints that the test maps too: which calls (1 writes,
// 2 syncs), k (0: none), the errno, and whether every later call fails as well; then a count.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct control {
    int kind, k, error, sticky;
    atomic_int count;
};

static struct control *control(void) {
    static struct control *shared;
    if (shared) return shared;
    int file = open(getenv("FAULT_CONTROL"), O_RDWR | O_CLOEXEC);
    if (file < 0) abort();
    void *map = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (map == MAP_FAILED) abort();
    return shared = map;
}

static int fails(int file, int kind) {
    struct control *c = control();
    if (c->k == 0 || c->kind != kind) return 0;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (!strstr(path, getenv("FAULT_PATH"))) return 0;
    int count = atomic_fetch_add(&c->count, 1) + 1;
    if (count != c->k && !(c->sticky && count > c->k)) return 0;
    errno = c->error;
    return 1;
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset) {
    REAL(pwrite);
    return fails(file, 1) ? -1 : real(file, bytes, size, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset) {
    REAL(pwrite64);
    return fails(file, 1) ? -1 : real(file, bytes, size, offset);
}

ssize_t write(int file, const void *bytes, size_t size) {
    REAL(write);
    return fails(file, 1) ? -1 : real(file, bytes, size);
}

int fsync(int file) {
    REAL(fsync);
    return fails(file, 2) ? -1 : real(file);
}

int fdatasync(int file) {
    REAL(fdatasync);
    return fails(file, 2) ? -1 : real(file);
}
