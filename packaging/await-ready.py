"""Stands in for a service manager: binds a notify socket and ends when READY=1 has come."""

import socket
import sys

manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
manager.bind(sys.argv[1])
manager.settimeout(30)
try:
    while not manager.recv(4096).startswith(b"READY=1"):
        pass
except TimeoutError:
    sys.exit("no READY=1 within 30 s")
