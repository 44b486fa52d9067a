"""What a page of the dashboard says, asked as a browser asks it, over its socket.

Complete in itself, so that a test may hand it to a Python in a container, too:

    python - http://127.0.0.1:8501/dashboard pipeline <opened_page.py
"""

from __future__ import annotations

import json
import re
import sys

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

_PATIENCE_S = 180
_FIGURE = re.compile(r"^- (.+) \*\*(.+)\*\*$", re.MULTILINE)


def open_page(url: str, page: str = "", query: str = "") -> list[str]:
    """Its headings, figures, sentences and alerts, in their order; a page may not break."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = query
    origin = "/".join(url.split("/")[:3])
    told: list[str] = []
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(address, origin=origin, max_size=None, open_timeout=_PATIENCE_S) as socket:  # type: ignore[arg-type]  # a text
        socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(socket.recv(_PATIENCE_S, decode=False))
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                return told
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                told += _read(message.delta.new_element)


def _read(element: Element) -> list[str]:
    kind = element.WhichOneof("type")
    assert kind != "exception", element.exception.message
    if kind not in ("heading", "markdown", "alert"):
        return []
    body = getattr(element, kind).body
    return [f"{name}: {value}" for name, value in _FIGURE.findall(body)] or [body]


if __name__ == "__main__":
    json.dump(open_page(*sys.argv[1:]), sys.stdout)
