// The one door to libzmq, and to the eventfd that wakes a polling thread, which Swift's Glibc
// module leaves out. Header and library are on the default paths, so the package names no
// pkgConfig: Debian's libzmq.pc drags flags along that SwiftPM warns about.
#ifndef TWINMATCH_CZEROMQ_H
#define TWINMATCH_CZEROMQ_H

#include <sys/eventfd.h>
#include <zmq.h>

#endif
