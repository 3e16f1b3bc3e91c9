"""The wire: messages as pygls reads them, with what it leaves to us."""

from __future__ import annotations

from typing import Any, BinaryIO

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol, lsp_method

MOST_HEADER = 1_000
"""Bytes of a header line; real ones have fifty."""
MOST_BODY = 256_000_000
"""Bytes of a message; the longest holds one file as it was opened."""


class Protocol(LanguageServerProtocol):
    """Files are kept by `Documents`, whose lines end where the protocol says they do.

    pygls would also end them at form feeds, U+0085, U+2028 and their like.
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: Any) -> None:
        """A file was opened."""
        self._hand_on(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: Any) -> None:
        """A file was changed."""
        self._hand_on(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: Any) -> None:
        """A file was closed."""
        self._hand_on(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message with its types; a request that has others is answered so."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            number = data.get("id")
            if "method" in data and isinstance(number, (int, str)):
                self._send_response(number, error=types.ResponseError(error.code, error.message))
            raise

    def _hand_on(self, method: str, params: Any) -> None:
        self.fm.features[method](params)


class Input:
    """Standard input; a message that is longer than any can be is the end of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """A line of a header, or the beginning of one that has no end."""
        return self._stream.readline(MOST_HEADER)

    def read(self, size: int) -> bytes:
        """The body of a message; nothing at the end."""
        return self._stream.read(size) if size <= MOST_BODY else b""
