// A ROUTER echo server on libzmq: the ceiling that the benchmark measures the daemon against.
//
//     gcc -O2 -Wall -Wextra -o echo echo.c -lzmq
//     ./echo tcp://127.0.0.1:* 4850
//
// Each request is answered on its own envelope with one body of the given size. The options and
// the loop (poll once, then drain up to 256 messages) are the daemon's, so that what is left
// between the two is the work of the daemon. It prints `ready ENDPOINT` and exits on SIGTERM.
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <zmq.h>

enum {
    DRAIN_LIMIT_MESSAGES = 256,
    FRAME_LIMIT = 8,
    REPLY_LIMIT_BYTES = 32 * 1024 * 1024,
    EXIT_USAGE = 64,
    EXIT_UNAVAILABLE = 69,
};

// The frames of one request; the frames beyond the limit are read and thrown away.
struct request {
    zmq_msg_t frames[FRAME_LIMIT];
    int count;
};

static void fail(const char *what)
{
    fprintf(stderr, "echo: %s: %s\n", what, zmq_strerror(zmq_errno()));
    exit(EXIT_UNAVAILABLE);
}

static void set_options(void *socket)
{
    static const struct {
        int option, value;
    } numbers[] = {
        {ZMQ_SNDHWM, 1000},
        {ZMQ_RCVHWM, 256},
        {ZMQ_HANDSHAKE_IVL, 3000},
        {ZMQ_HEARTBEAT_IVL, 10000},
        {ZMQ_HEARTBEAT_TIMEOUT, 30000},
        {ZMQ_HEARTBEAT_TTL, 30000},
        {ZMQ_TCP_KEEPALIVE, 1},
        {ZMQ_TCP_KEEPALIVE_IDLE, 60},
        {ZMQ_TCP_KEEPALIVE_INTVL, 15},
        {ZMQ_TCP_KEEPALIVE_CNT, 4},
        {ZMQ_BACKLOG, 1024},
        {ZMQ_LINGER, 2000},
        {ZMQ_ROUTER_MANDATORY, 1},
        {ZMQ_ROUTER_HANDOVER, 0},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (zmq_setsockopt(socket, numbers[i].option, &numbers[i].value, sizeof(int)) != 0)
            fail("zmq_setsockopt");
    }
    const int64_t frame_limit_bytes = 1048576;
    if (zmq_setsockopt(socket, ZMQ_MAXMSGSIZE, &frame_limit_bytes, sizeof frame_limit_bytes) != 0)
        fail("zmq_setsockopt");
}

// Receives a whole message without waiting; false where there is none.
static bool receive(void *socket, struct request *request)
{
    request->count = 0;
    bool more = true;
    while (more) {
        zmq_msg_t excess;
        bool kept = request->count < FRAME_LIMIT;
        zmq_msg_t *frame = kept ? &request->frames[request->count] : &excess;
        zmq_msg_init(frame);
        if (zmq_msg_recv(frame, socket, ZMQ_DONTWAIT) == -1) {
            zmq_msg_close(frame);
            if (zmq_errno() == EAGAIN && request->count == 0)
                return false;
            fail("zmq_msg_recv");
        }
        more = zmq_msg_more(frame);
        if (kept)
            request->count++;
        else
            zmq_msg_close(frame);
    }
    return true;
}

// How many leading frames go back: up to the first empty one, else the routing id alone.
static int envelope_count(const struct request *request)
{
    for (int i = 1; i < request->count; i++) {
        if (zmq_msg_size(&request->frames[i]) == 0)
            return i + 1;
    }
    return 1;
}

// Sends the reply on the request's envelope; false where the client is gone or does not read.
static bool reply(void *socket, struct request *request, const char *body, size_t size)
{
    const int count = envelope_count(request);
    bool sent = true;
    for (int i = 0; i < count && sent; i++)
        sent = zmq_msg_send(&request->frames[i], socket, ZMQ_SNDMORE | ZMQ_DONTWAIT) != -1;
    if (sent)
        sent = zmq_send(socket, body, size, ZMQ_DONTWAIT) != -1;
    if (!sent && zmq_errno() != EHOSTUNREACH && zmq_errno() != EAGAIN)
        fail("zmq_msg_send");
    return sent;
}

static void serve(void *socket, int stop, const char *body, size_t size)
{
    zmq_pollitem_t items[] = {{socket, 0, ZMQ_POLLIN, 0}, {NULL, stop, ZMQ_POLLIN, 0}};
    struct request request;
    unsigned long lost = 0;
    while (!items[1].revents) {
        if (zmq_poll(items, 2, -1) == -1 && zmq_errno() != EINTR)
            fail("zmq_poll");
        for (int i = 0; i < DRAIN_LIMIT_MESSAGES && receive(socket, &request); i++) {
            if (!reply(socket, &request, body, size))
                lost++;
            for (int frame = 0; frame < request.count; frame++)
                zmq_msg_close(&request.frames[frame]);
        }
    }
    if (lost > 0)
        fprintf(stderr, "echo: %lu replies could not be sent\n", lost);
}

int main(int argc, char **argv)
{
    char *end = NULL;
    const unsigned long size = argc == 3 ? strtoul(argv[2], &end, 10) : 0;
    if (argc != 3 || end == argv[2] || *end != '\0' || size > REPLY_LIMIT_BYTES) {
        fprintf(stderr, "usage: echo ENDPOINT REPLY_BYTES\n");
        return EXIT_USAGE;
    }
    // Blocked and read from a descriptor, so that no signal falls between a check and a wait.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    const int stop = signalfd(-1, &signals, SFD_CLOEXEC);

    char *body = malloc(size + 1);
    void *context = zmq_ctx_new();
    void *socket = context ? zmq_socket(context, ZMQ_ROUTER) : NULL;
    if (stop == -1 || !body || !socket)
        fail("start");
    memset(body, 'x', size);
    set_options(socket);
    char bound[256];
    size_t length = sizeof bound;
    if (zmq_bind(socket, argv[1]) != 0)
        fail(argv[1]);
    if (zmq_getsockopt(socket, ZMQ_LAST_ENDPOINT, bound, &length) != 0)
        fail("zmq_getsockopt");
    printf("ready %s\n", bound);
    fflush(stdout);

    serve(socket, stop, body, size);
    zmq_close(socket);
    zmq_ctx_term(context);
    free(body);
    return 0;
}
