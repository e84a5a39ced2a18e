"""Takes Google's index through the proxy for programs that ignore HTTPS_PROXY, as `hatch publish` 1.18 does."""

import os
import socket
import urllib.parse

_direct = socket.create_connection


def create_connection(address, *args, **kwargs):
    host, port = address[:2]
    if not str(host).endswith(".pkg.dev"):
        return _direct(address, *args, **kwargs)
    proxy = urllib.parse.urlsplit(os.environ["HTTPS_PROXY"])
    connection = _direct((proxy.hostname, proxy.port), *args, **kwargs)
    connection.sendall(f"CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += connection.recv(1)
    if b" 200 " not in answer.splitlines()[0]:
        raise OSError(f"the proxy refused {host}: {answer!r}")
    return connection


socket.create_connection = create_connection
