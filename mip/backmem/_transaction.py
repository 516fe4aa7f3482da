# Changes of a Store that are made together.
#
# SPDX-License-Identifier: MIT
from backmem._store import Mapping


class Transaction(Mapping):
    def __init__(self, store):
        self._store = store._live()
        self._pending = None

    def _base(self):
        if self._pending is None:
            raise ValueError("not inside of its with block")
        return self._store._live()

    _live = _base

    def _pairs(self):
        base, changes = self._base(), self._pending
        found = [pair for pair in base._pairs() if pair[0] not in changes]
        return found + [(k, changes[k]) for k in changes if changes[k] is not None]

    def _get(self, key):
        if self._base()._named(key) and key in self._pending:
            return self._pending[key]
        return self._store._get(key)

    def _put(self, key, data):
        self._base()._known(key, data)
        self._pending[key] = data

    def _commit(self, changes):
        self._pending.update(changes)

    def __enter__(self):
        if self._pending is None:
            self._pending = {}
        return self

    def __exit__(self, kind, value, traceback):
        changes = self._pending
        if kind is None:
            self._base()
        self._pending = None
        if kind is None:
            self._store._commit(changes)
        return False


def gather(mapping, other, values):
    """What update() changes: {key: bytes}."""
    all = Transaction(mapping._base()).__enter__()
    if len(other) > 1:
        raise TypeError("update() takes one mapping")
    for more in other + (values,):
        more = dict(more.items() if isinstance(more, Mapping) else more)
        for key in more:
            all[key] = more[key]
    return all._pending
