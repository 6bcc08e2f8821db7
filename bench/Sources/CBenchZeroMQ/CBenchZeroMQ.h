// libzmq as the load generator sees it: nothing of the project's own wrapper, so that what is
// measured is not also what measures. Besides, what Swift's Glibc module leaves out.
#ifndef TWINMATCH_CBENCHZEROMQ_H
#define TWINMATCH_CBENCHZEROMQ_H

#include <poll.h>
#include <sys/prctl.h>
#include <time.h>
#include <zmq.h>

extern void *memmem(const void *haystack, size_t size, const void *needle, size_t length);
extern int ppoll(struct pollfd *items, nfds_t count, const struct timespec *wait, const void *mask);

/// Lets this thread wake within a microsecond of when it asked to, instead of 50.
static inline void bench_sharpen_timers(void) { prctl(PR_SET_TIMERSLACK, 1000UL, 0UL, 0UL, 0UL); }

#endif
