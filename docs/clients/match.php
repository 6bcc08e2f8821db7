<?php
// Asks a TwinMatch daemon for the three best solutions: match.php ENDPOINT PROFILE.
declare(strict_types=1);

const TIMEOUT_MS = 5000;

/** A socket that never waits for good. */
function connect(string $endpoint): ZMQSocket
{
    $socket = (new ZMQContext())->getSocket(ZMQ::SOCKET_REQ);
    $options = [
        ZMQ::SOCKOPT_LINGER => 0,
        ZMQ::SOCKOPT_SNDTIMEO => TIMEOUT_MS,
        ZMQ::SOCKOPT_RCVTIMEO => TIMEOUT_MS,
    ];
    foreach ($options as $option => $value) {
        $socket->setSockOpt($option, $value);
    }
    // Names that older builds of the extension do not have.
    $newer = ['IMMEDIATE' => 1, 'REQ_RELAXED' => 1, 'REQ_CORRELATE' => 1,
        'HEARTBEAT_IVL' => 10000, 'HEARTBEAT_TIMEOUT' => 30000];
    foreach ($newer as $name => $value) {
        if (defined("ZMQ::SOCKOPT_$name")) {
            $socket->setSockOpt(constant("ZMQ::SOCKOPT_$name"), $value);
        }
    }
    if (getenv('TWINMATCH_KEY') !== false) {
        $mine = certificate(getenv('TWINMATCH_KEY'));
        $server = certificate(getenv('TWINMATCH_SERVER_KEY'));
        $socket->setSockOpt(ZMQ::SOCKOPT_CURVE_PUBLICKEY, $mine['public-key']);
        $socket->setSockOpt(ZMQ::SOCKOPT_CURVE_SECRETKEY, $mine['secret-key']);
        $socket->setSockOpt(ZMQ::SOCKOPT_CURVE_SERVERKEY, $server['public-key']);
    }
    return $socket->connect($endpoint);
}

/** The keys in a certificate file. */
function certificate(string $file): array
{
    preg_match_all('/^\s*(public-key|secret-key)\s*=\s*"(.{40})"/m', file_get_contents($file), $found);
    return array_combine($found[1], $found[2]);
}

/** The result of a call, which is sent again while the daemon says that it may be. */
function call(ZMQSocket $socket, string $method, array $params): array
{
    $params['_meta'] = ['timeoutMs' => TIMEOUT_MS, 'client' => 'match.php'];
    for ($attempt = 0; $attempt < 5; $attempt++) {
        $request = ['jsonrpc' => '2.0', 'id' => bin2hex(random_bytes(16)), 'method' => $method,
            'params' => $params];
        $socket->send(json_encode($request, JSON_THROW_ON_ERROR));
        $text = $socket->recv();
        if ($text === false) {
            throw new RuntimeException('no answer in time');
        }
        $reply = json_decode($text, true, 512, JSON_THROW_ON_ERROR);
        if (isset($reply['result'])) {
            return $reply['result'];
        }
        $error = $reply['error'];
        if (!isset($error['data']['retryAfterMs'])) {
            throw new RuntimeException($error['data']['reason'] . ': ' . $error['message']);
        }
        usleep(1000 * $error['data']['retryAfterMs']);
    }
    throw new RuntimeException('the daemon is too busy');
}

[, $endpoint, $profile] = $argv;
$result = call(connect($endpoint), 'match.query', ['profile' => $profile, 'limit' => 3]);
foreach ($result['matches'] as $match) {
    printf("%d. %s %.3f\n", $match['rank'], $match['name'], $match['score']);
}
