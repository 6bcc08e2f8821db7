// Counts, by thread, the memory that the Swift code of a program asks for: its own, its packages'
// and its runtime's. What libzmq, SQLite and the C++ runtime ask for themselves is not counted.
//
//     gcc -O2 -shared -fPIC -o allocations.so allocations.c
//     TWINMATCH_ALLOCATIONS=FILE LD_PRELOAD=./allocations.so twinmatchd serve ...
//
// FILE becomes a table of 64 rows of two 64-bit numbers, thread id and count, that anyone may map.
// Who asks is told by the address that the call returns to.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { ROWS = 64, RANGES = 64 };

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

struct row {
    uint64_t thread, count;
};

static struct row *rows;
static struct {
    uintptr_t start, end;
} ranges[RANGES];
static int range_count;
static _Thread_local struct row *own __attribute__((tls_model("initial-exec")));

static int note_ranges(struct dl_phdr_info *object, size_t size, void *unused)
{
    (void)size, (void)unused;
    const bool is_program = object->dlpi_name[0] == '\0';
    if (!is_program && !strstr(object->dlpi_name, "libswift") && !strstr(object->dlpi_name, "Foundation"))
        return 0;
    for (int i = 0; i < object->dlpi_phnum && range_count < RANGES; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        if (part->p_type != PT_LOAD || !(part->p_flags & PF_X))
            continue;
        ranges[range_count].start = object->dlpi_addr + part->p_vaddr;
        ranges[range_count++].end = object->dlpi_addr + part->p_vaddr + part->p_memsz;
    }
    return 0;
}

__attribute__((constructor)) static void start(void)
{
    const char *path = getenv("TWINMATCH_ALLOCATIONS");
    const int file = path ? open(path, O_RDWR | O_CREAT, 0600) : -1;
    if (file == -1 || ftruncate(file, ROWS * sizeof(struct row)) != 0)
        return;
    dl_iterate_phdr(note_ranges, NULL);
    void *map = mmap(NULL, ROWS * sizeof(struct row), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (map != MAP_FAILED)
        rows = map;
}

static void count(uintptr_t caller)
{
    if (rows == NULL)
        return;
    bool is_ours = false;
    for (int i = 0; i < range_count && !is_ours; i++)
        is_ours = caller >= ranges[i].start && caller < ranges[i].end;
    if (!is_ours)
        return;
    if (own == NULL) {
        const uint64_t thread = (uint64_t)syscall(SYS_gettid);
        for (int i = 0; i < ROWS && own == NULL; i++) {
            uint64_t free_row = 0;
            if (__atomic_compare_exchange_n(&rows[i].thread, &free_row, thread, false,
                                            __ATOMIC_RELAXED, __ATOMIC_RELAXED))
                own = &rows[i];
        }
        if (own == NULL)
            own = &rows[ROWS - 1];
    }
    __atomic_fetch_add(&own->count, 1, __ATOMIC_RELAXED);
}

#define CALLER ((uintptr_t)__builtin_return_address(0))

void *malloc(size_t size)
{
    count(CALLER);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size)
{
    count(CALLER);
    return __libc_calloc(number, size);
}

void *realloc(void *old, size_t size)
{
    count(CALLER);
    return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    count(CALLER);
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size)
{
    count(CALLER);
    void *memory = __libc_memalign(alignment, size);
    if (memory == NULL)
        return ENOMEM;
    *result = memory;
    return 0;
}
