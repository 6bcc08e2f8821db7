/* A pipelined load on one ROUTER endpoint: one DEALER keeps a window of requests in flight.
 *
 * load ENDPOINT REQUEST-FILE WINDOW SECONDS [SECRET-KEY-FILE SERVER-KEY-FILE]
 *
 * Every request is the file's bytes; every reply is read whole. Prints one JSON object with the
 * number of replies, the seconds they took, the rate, and the size of the last reply. The same
 * program drives the daemon and the echo, so that a ratio of two rates compares only the servers.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zmq.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void fail(const char *what) {
    fprintf(stderr, "load: %s: %s\n", what, zmq_strerror(zmq_errno()));
    exit(1);
}

static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) fail(path);
    char *bytes = malloc((1 << 20) + 1);
    if (bytes == NULL) fail("memory");
    *size = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

/* Finds `name = "40 characters"` in a key file. */
static void read_key(const char *path, const char *name, char key[41]) {
    size_t size = 0;
    char *text = read_file(path, &size);
    text[size] = 0;
    const char *place = strstr(text, name);
    const char *start = place == NULL ? NULL : strchr(place, '"');
    if (start == NULL || strlen(start) < 42) fail(path);
    memcpy(key, start + 1, 40);
    key[40] = 0;
    free(text);
}

static void set_keys(void *socket, const char *own, const char *server) {
    char public[41], secret[41], theirs[41];
    read_key(own, "public-key", public);
    read_key(own, "secret-key", secret);
    read_key(server, "public-key", theirs);
    if (zmq_setsockopt(socket, ZMQ_CURVE_PUBLICKEY, public, 40) != 0 ||
        zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, secret, 40) != 0 ||
        zmq_setsockopt(socket, ZMQ_CURVE_SERVERKEY, theirs, 40) != 0)
        fail("keys");
}

/* Reads one reply whole and returns the size of its body; dies after ten silent seconds. */
static size_t receive(void *socket) {
    size_t size = 0;
    int more = 1;
    while (more) {
        zmq_msg_t frame;
        zmq_msg_init(&frame);
        if (zmq_msg_recv(&frame, socket, 0) < 0) fail("no reply");
        size = zmq_msg_size(&frame);
        more = zmq_msg_more(&frame);
        zmq_msg_close(&frame);
    }
    return size;
}

int main(int count, char **words) {
    if (count != 5 && count != 7) {
        fprintf(stderr, "usage: load ENDPOINT REQUEST-FILE WINDOW SECONDS [SECRET-KEY SERVER-KEY]\n");
        return 64;
    }
    size_t request_size = 0;
    char *request = read_file(words[2], &request_size);
    long window = strtol(words[3], NULL, 10);
    double seconds = strtod(words[4], NULL);
    void *context = zmq_ctx_new();
    void *socket = zmq_socket(context, ZMQ_DEALER);
    int timeout = 10000, linger = 0, queue = 4096;
    zmq_setsockopt(socket, ZMQ_RCVTIMEO, &timeout, sizeof timeout);
    zmq_setsockopt(socket, ZMQ_LINGER, &linger, sizeof linger);
    zmq_setsockopt(socket, ZMQ_SNDHWM, &queue, sizeof queue);
    zmq_setsockopt(socket, ZMQ_RCVHWM, &queue, sizeof queue);
    if (count == 7) set_keys(socket, words[5], words[6]);
    if (zmq_connect(socket, words[1]) != 0) fail(words[1]);
    for (long sent = 0; sent < window; sent++)
        if (zmq_send(socket, request, request_size, 0) < 0) fail("send");
    size_t reply_size = receive(socket); /* the first reply also waits for the connection */
    if (zmq_send(socket, request, request_size, 0) < 0) fail("send");
    long replies = 0;
    double start = now();
    double end = start;
    while (end - start < seconds) {
        for (int step = 0; step < 64; step++) {
            reply_size = receive(socket);
            if (zmq_send(socket, request, request_size, 0) < 0) fail("send");
        }
        replies += 64;
        end = now();
    }
    for (long left = 0; left < window; left++) receive(socket);
    printf("{\"replies\": %ld, \"seconds\": %.6f, \"perSecond\": %.1f, \"replyBytes\": %zu}\n",
           replies, end - start, (double)replies / (end - start), reply_size);
    zmq_close(socket);
    zmq_ctx_term(context);
    free(request);
    return 0;
}
