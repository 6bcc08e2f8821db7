/* An open-loop load on one ROUTER endpoint: requests leave at a rate whether or not they are answered.
 *
 * flood ENDPOINT RATE SECONDS PARAMS CONNECTIONS
 *
 * Each request is match.query with the parameters PARAMS and a number of its own. A request that
 * finds the queue of its connection full is held back and counts as such. Latency counts from the
 * moment at which a request was planned to leave, so that a stall cannot hide. Prints one JSON object:
 * what was offered, held back, answered and refused, and the latency of the answered ones in ms.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zmq.h>

enum { MOST_CONNECTIONS = 64, GRACE_SECONDS = 3 };

static void *sockets[MOST_CONNECTIONS];
static zmq_pollitem_t items[MOST_CONNECTIONS];
static long connections, answered, refused, strange;
static double *latencies;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int ascending(const void *one, const void *other) {
    double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

static void take(const char *reply, size_t size, double began, double rate) {
    static const char lead[] = "{\"jsonrpc\":\"2.0\",\"id\":";
    if (size < 64 || memcmp(reply, lead, sizeof lead - 1) != 0) {
        strange++;
        return;
    }
    char *end = NULL;
    long number = strtol(reply + sizeof lead - 1, &end, 10);
    if (strncmp(end, ",\"result\"", 9) == 0) {
        latencies[answered++] = (now() - began - (double)number / rate) * 1000;
    } else if (memmem(reply, size, "RESOURCE_EXHAUSTED", 18) &&
               memmem(reply, size, "retryAfterMs", 12)) {
        refused++;
    } else {
        strange++;
    }
}

static void receive(double began, double rate, long wait) {
    if (zmq_poll(items, (int)connections, wait) <= 0) return;
    for (long i = 0; i < connections; i++) {
        if (!items[i].revents) continue;
        for (int count = 0; count < 64; count++) {
            zmq_msg_t frame;
            zmq_msg_init(&frame);
            int size = zmq_msg_recv(&frame, sockets[i], ZMQ_DONTWAIT);
            if (size >= 0) take(zmq_msg_data(&frame), (size_t)size, began, rate);
            zmq_msg_close(&frame);
            if (size < 0) break;
        }
    }
}

int main(int count, char **words) {
    if (count != 6) {
        fprintf(stderr, "usage: flood ENDPOINT RATE SECONDS PARAMS CONNECTIONS\n");
        return 64;
    }
    double rate = strtod(words[2], NULL), seconds = strtod(words[3], NULL);
    connections = strtol(words[5], NULL, 10);
    if (rate <= 0 || seconds <= 0 || connections < 1 || connections > MOST_CONNECTIONS) return 64;
    void *context = zmq_ctx_new();
    for (long i = 0; i < connections; i++) {
        int linger = 0, queue = 2000;
        sockets[i] = zmq_socket(context, ZMQ_DEALER);
        zmq_setsockopt(sockets[i], ZMQ_LINGER, &linger, sizeof linger);
        zmq_setsockopt(sockets[i], ZMQ_SNDHWM, &queue, sizeof queue);
        if (zmq_connect(sockets[i], words[1]) != 0) {
            fprintf(stderr, "flood: %s: %s\n", words[1], zmq_strerror(zmq_errno()));
            return 69;
        }
        items[i] = (zmq_pollitem_t){sockets[i], 0, ZMQ_POLLIN, 0};
    }
    long total = (long)(rate * seconds), offered = 0, held = 0;
    latencies = malloc(sizeof *latencies * (size_t)(total + 1));
    char body[4096];
    double began = now();
    while (offered < total) {
        long due = (long)((now() - began) * rate);
        if (due > total) due = total;
        for (; offered < due; offered++) {
            int size = snprintf(body, sizeof body,
                                "{\"jsonrpc\":\"2.0\",\"id\":%ld,\"method\":\"match.query\","
                                "\"params\":%s}",
                                offered, words[4]);
            if (size >= (int)sizeof body) return 64;
            void *socket = sockets[offered % connections];
            if (zmq_send(socket, body, (size_t)size, ZMQ_DONTWAIT) < 0) held++;
        }
        receive(began, rate, 1);
    }
    double stopped = now();
    while (answered + refused + strange + held < offered && now() - stopped < GRACE_SECONDS)
        receive(began, rate, 10);
    qsort(latencies, (size_t)answered, sizeof *latencies, ascending);
    double median = answered ? latencies[answered / 2] : 0;
    double late = answered ? latencies[answered * 99 / 100] : 0;
    printf("{\"seconds\": %.3f, \"offered\": %ld, \"heldBack\": %ld, \"answered\": %ld, "
           "\"refused\": %ld, \"strange\": %ld, \"p50\": %.3f, \"p99\": %.3f}\n",
           stopped - began, offered, held, answered, refused, strange, median, late);
    for (long i = 0; i < connections; i++) zmq_close(sockets[i]);
    zmq_ctx_term(context);
    return 0;
}
