#!/usr/bin/env python3
"""Reads a tijdig file without tijdig. Written from ../FORMAT.md alone.

    reader.py FILE --passphrase-file P     first line of P is the passphrase
    reader.py FILE --paper-file P          first line of P is the recovery code

Prints every object of the buckets a and b as one JSON line: kind, id, counter
and value. Checks the root and the chain of the log. Status 0: all is whole;
1: something is damaged or missing, named on standard error, the rest printed;
2: the file does not open.

Needs Python 3.9 and the Debian packages python3-cryptography and, for a
passphrase, python3-argon2.
"""

import argparse
import base64
import hashlib
import hmac
import json
import struct
import sys
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

PAGE = 4096
MAGIC = b"TIJDIG01"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KINDS = {
    1: "version", 2: "concept", 3: "subject", 4: "name", 5: "line", 6: "settings",
    7: "place", 8: "handover", 9: "log", 10: "tombstone", 11: "thrown",
    12: "ended", 13: "form", 14: "intent", 15: "contact", 20: "contacts",
    23: "links",
    21: "region", 22: "regions",
    25: "team",
}
RAW_KINDS = {7}  # the value is bytes, not CBOR


class Unreadable(Exception):
    """The file does not open."""


# --- bbolt: pages and trees -------------------------------------------------


def fnv64a(data):
    h = 0xCBF29CE484222325
    for b in data:
        h = ((h ^ b) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def newest_meta(data):
    best = None
    for i in range(2):
        m = data[i * PAGE + 16 : i * PAGE + 80]
        if len(m) < 64:
            continue
        magic, version, size = struct.unpack_from("<III", m)
        root, _, _, high, txid, check = struct.unpack_from("<QQQQQQ", m, 16)
        if magic != 0xED0CDAED or version != 2 or size != PAGE or fnv64a(m[:56]) != check:
            continue
        if best is None or txid > best[0]:
            best = (txid, root, high)
    if best is None:
        raise Unreadable("no page says where the tree is")
    if best[2] * PAGE > len(data):
        raise Unreadable("the file is shorter than it was")
    return best[1]


class Order:
    """Holds the keys of one page against each other and against its parent."""

    def __init__(self, page_id, count, first=None, below=None):
        self.page_id, self.first, self.below = page_id, first, below
        self.last, self.end = None, 16 + 16 * count

    def next(self, key, start, end, size):
        what = None
        if start < self.end or end > size or not key:
            what = "has elements that overlap or lie outside it"
        elif self.last is None and self.first is not None and key != self.first:
            what = "does not begin where its parent says"
        elif self.last is not None and key <= self.last:
            what = "has keys out of order"
        elif self.below is not None and key >= self.below:
            what = "has a key that belongs on a later page"
        if what:
            raise Unreadable("page %d %s" % (self.page_id, what))
        self.last, self.end = key, end


def leaves(page, order):
    """Yields flags, key and value of one leaf page."""
    count = struct.unpack_from("<H", page, 10)[0]
    for i in range(count):
        at = 16 + 16 * i
        flags, pos, klen, vlen = struct.unpack_from("<IIII", page, at)
        start = at + pos
        key = bytes(page[start : start + klen])
        order.next(key, start, start + klen + vlen, len(page))
        yield flags, key, page[start + klen : start + klen + vlen]


def walk(data, page_id, seen, first=None, below=None):
    if page_id in seen or page_id < 2 or page_id * PAGE >= len(data) or len(seen) * PAGE > len(data):
        raise Unreadable("the tree points at page %d, which cannot be" % page_id)
    at = page_id * PAGE
    number, flags, count, overflow = struct.unpack_from("<QHHI", data, at)
    if number != page_id or at + (overflow + 1) * PAGE > len(data):
        raise Unreadable("page %d is not the page it says it is" % page_id)
    for p in range(page_id, page_id + overflow + 1):
        if p in seen:
            raise Unreadable("page %d is used twice" % p)
        seen.add(p)
    page = data[at : at + (overflow + 1) * PAGE]
    if count == 0 and (flags == 1 or first is not None):
        raise Unreadable("page %d holds nothing" % page_id)
    order = Order(page_id, count, first, below)
    if flags == 1:
        children = []
        for i in range(count):
            e = 16 + 16 * i
            pos, klen, child = struct.unpack_from("<IIQ", page, e)
            key = bytes(page[e + pos : e + pos + klen])
            order.next(key, e + pos, e + pos + klen, len(page))
            children.append((child, key))
        for i, (child, key) in enumerate(children):
            yield from walk(data, child, seen, key, children[i + 1][1] if i + 1 < count else below)
    elif flags == 2:
        yield from leaves(page, order)
    else:
        raise Unreadable("page %d is of an unknown kind" % page_id)


def buckets(data):
    """Returns a dict from bucket name to a list of keys and values."""
    out, seen = {}, set()
    for flags, name, value in walk(data, newest_meta(data), seen):
        if flags != 1:
            continue
        root = struct.unpack_from("<Q", value)[0]
        inline = value[16:]
        entries = walk(data, root, seen) if root else leaves(inline, Order(0, struct.unpack_from("<H", inline, 10)[0]))
        out[bytes(name)] = [(bytes(k), bytes(v)) for _, k, v in entries]
    return out


# --- keys ---------------------------------------------------------------------


def hkdf(secret, salt, info):
    prk = hmac.new(salt, secret, hashlib.sha256).digest()
    return hmac.new(prk, b"tijdig1 " + info + b"\x01", hashlib.sha256).digest()


def rotl(x, n):
    return ((x << n) & 0xFFFFFFFF) | (x >> (32 - n))


def hchacha20(key, nonce16):
    s = list(struct.unpack("<4I8I4I", b"expand 32-byte k" + key + nonce16))
    rounds = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
              (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))
    for _ in range(10):
        for a, b, c, d in rounds:
            s[a] = (s[a] + s[b]) & 0xFFFFFFFF
            s[d] = rotl(s[d] ^ s[a], 16)
            s[c] = (s[c] + s[d]) & 0xFFFFFFFF
            s[b] = rotl(s[b] ^ s[c], 12)
            s[a] = (s[a] + s[b]) & 0xFFFFFFFF
            s[d] = rotl(s[d] ^ s[a], 8)
            s[c] = (s[c] + s[d]) & 0xFFFFFFFF
            s[b] = rotl(s[b] ^ s[c], 7)
    return struct.pack("<8I", *(s[0:4] + s[12:16]))


def xopen(key, nonce24, sealed, aad):
    """XChaCha20-Poly1305. Raises InvalidTag."""
    sub = hchacha20(key, nonce24[:16])
    return ChaCha20Poly1305(sub).decrypt(b"\0" * 4 + nonce24[16:], sealed, aad)


def paper_secret(code):
    code = code.upper().replace("-", "").replace(" ", "")
    code = code.replace("I", "1").replace("L", "1").replace("O", "0")
    if len(code) != 36 or any(c not in CROCKFORD for c in code):
        raise Unreadable("this is no recovery code")
    n = 0
    for c in code[:32]:
        n = n << 5 | CROCKFORD.index(c)
    secret = n.to_bytes(20, "big")
    check = int.from_bytes(hashlib.blake2b(secret, digest_size=32).digest()[:3], "big") >> 4
    if "".join(CROCKFORD[check >> s & 31] for s in (15, 10, 5, 0)) != code[32:]:
        raise Unreadable("the recovery code is mistyped")
    return secret


def argon2id(passphrase, salt, memory, time, threads):
    from argon2.low_level import Type, hash_secret_raw

    text = unicodedata.normalize("NFC", passphrase).encode()
    return hash_secret_raw(text, salt, time, memory, threads, 32, Type.ID, 19)


def read_header(tree):
    best = None
    for name in (b"h0", b"h1", b"h2"):
        for _, h in tree.get(name, []):
            if h[:8] != MAGIC or len(h) < 105:
                continue
            version, used, flags = struct.unpack_from("<HHI", h, 8)
            if used > len(h) or used < 105:
                continue
            if hashlib.blake2b(h[: used - 64], digest_size=32).digest() != h[used - 64 : used - 32]:
                continue
            if version not in (1, 2):
                raise Unreadable("written by a newer program")
            generation = struct.unpack_from("<Q", h, 32)[0]
            if best is None or generation > best[0]:
                best = (generation, h[:used])
    if best is None:
        raise Unreadable("no copy of the header is whole")
    return best[1]


def slots(header):
    at = 40 if struct.unpack_from("<H", header, 8)[0] == 1 else 42
    count, at = header[at], at + 1
    for _ in range(count):
        kind, size = struct.unpack_from("<BH", header, at)
        yield kind, header[at + 3 : at + 3 + size]
        at += 3 + size


def master_key(header, passphrase, paper):
    vault = header[16:32]
    want = 1 if passphrase is not None else 3
    for kind, body in slots(header):
        if kind != want:
            continue
        if kind == 1:
            _, memory, time, threads = struct.unpack_from("<IIIB", body)
            if memory > 2 << 20 or time > 16 or threads > 16:
                raise Unreadable("opening asks too much memory or time")
            base, use = argon2id(passphrase, body[13:29], memory, time, threads), b"pass"
        else:
            base, use = paper_secret(paper), b"paper"
        if not hmac.compare_digest(hkdf(base, vault, b"commit " + use), body[29:61]):
            continue
        aad = MAGIC + struct.pack("<H", 1) + vault + bytes([kind])
        return xopen(hkdf(base, vault, b"kek " + use), body[61:85], body[85:], aad)
    raise Unreadable("wrong passphrase or code, or the file does not open this way")


# --- objects ------------------------------------------------------------------


def cbor(data, at=0):
    """Decodes one item; returns it and the position behind it."""
    major, low = data[at] >> 5, data[at] & 31
    at += 1
    if major == 7:
        if low in (20, 21, 22):
            return {20: False, 21: True, 22: None}[low], at
        raise ValueError("unexpected simple value")
    if low >= 24:
        size = {24: 1, 25: 2, 26: 4, 27: 8}[low]
        low, at = int.from_bytes(data[at : at + size], "big"), at + size
    if major == 0:
        return low, at
    if major == 1:
        return -1 - low, at
    if major == 2:
        return base64.b64encode(data[at : at + low]).decode(), at + low
    if major == 3:
        return data[at : at + low].decode("utf-8", "replace"), at + low
    if major == 4:
        out = []
        for _ in range(low):
            item, at = cbor(data, at)
            out.append(item)
        return out, at
    if major == 5:
        out = {}
        for _ in range(low):
            key, at = cbor(data, at)
            out[key], at = cbor(data, at)
        return out, at
    raise ValueError("unexpected tag")


class Vault:
    def __init__(self, path, passphrase=None, paper=None):
        with open(path, "rb") as f:
            self.tree = buckets(memoryview(f.read()))
        header = read_header(self.tree)
        master = master_key(header, passphrase, paper)
        self.vault, self.header = header[16:32], header
        self.enc, self.idx, self.root, hdr = (hkdf(master, self.vault, u) for u in (b"enc", b"idx", b"root", b"hdr"))
        self.bad = []
        if not hmac.compare_digest(hmac.new(hdr, header[:-64], hashlib.sha256).digest(), header[-32:]):
            self.bad.append("header: changed by something else than the program")

    def payload(self, bucket, key, value):
        if value[0] != 1 or len(key) != 16:
            raise ValueError("unknown form")
        aad = b"tijdig1" + self.vault + bucket + key
        plain = xopen(self.enc, value[1:25], value[25:], aad)
        return plain[4 : 4 + struct.unpack_from("<I", plain)[0]]

    def envelope(self, bucket, key, value):
        p = self.payload(bucket, key, value)
        kind, ident, seq = p[0], p[1:17], struct.unpack_from("<Q", p, 17)[0]
        name = hashlib.blake2b(bytes([kind]) + ident, key=self.idx, digest_size=16).digest()
        if name != key:
            raise ValueError("stands in the wrong place")
        return kind, ident, seq, p[41:]

    def objects(self):
        for bucket in (b"a", b"b"):
            for key, value in self.tree.get(bucket, []):
                try:
                    kind, ident, seq, body = self.envelope(bucket, key, value)
                    v = base64.b64encode(body).decode() if kind in RAW_KINDS else cbor(body)[0]
                except (InvalidTag, ValueError, IndexError, KeyError):
                    self.bad.append("%s/%s: damaged" % (bucket.decode(), key[:4].hex()))
                    continue
                yield kind, ident, seq, v, body

    def check_root(self):
        kept = {}
        for key, value in self.tree.get(b"r", []):
            try:
                kind, _, _, body = self.envelope(b"r", key, value)
                kept[kind] = body
            except (InvalidTag, ValueError, IndexError, KeyError):
                self.bad.append("r/%s: damaged" % key[:4].hex())
        if 0 not in kept:
            self.bad.append("root: damaged")
            return None
        root = cbor(kept[0])[0]
        self.check_header(root, kept)
        for i, bucket in enumerate((b"a", b"b", b"k")):
            total, entries = 0, self.tree.get(bucket, [])
            for key, value in entries:
                mark = hashlib.blake2b(bucket + key + value[-16:], key=self.root, digest_size=32).digest()
                total ^= int.from_bytes(mark, "big")
            if len(entries) != root["aantallen"][i] or "%064x" % total != root["sommen"][i]:
                self.bad.append("bucket %s: objects are missing or were put back" % bucket.decode())
        return root

    def check_header(self, root, kept):
        want = root.get("kop", "0" * 64)
        if want == "0" * 64:
            return  # version 1: the root knows of no header
        if hashlib.blake2b(self.header[:-64], digest_size=32).hexdigest() != want:
            self.bad.append("header: not the one that belongs to the root")
        if hashlib.blake2b(kept.get(19, b""), digest_size=32).hexdigest() != want:
            self.bad.append("header: the sealed copy is damaged or missing")

    def check_log(self, root, lines):
        last = "0" * 64
        for n in range(1, root["logregels"] + 1):
            if n not in lines:
                self.bad.append("log: line %d is missing" % n)
                last = None
                continue
            entry, body = lines[n]
            if last is not None and entry["som_vorige"] != last:
                self.bad.append("log: line %d does not follow the one before" % n)
            last = hashlib.blake2b(b"log" + body, key=bytes.fromhex(root["merksleutel"]), digest_size=32).hexdigest()
        if last is not None and last != root["logsom"]:
            self.bad.append("log: the last line is not the last")


def first_line(path):
    with open(path, encoding="utf-8") as f:
        return f.readline().rstrip("\r\n")


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("file")
    p.add_argument("--passphrase-file")
    p.add_argument("--paper-file")
    a = p.parse_args()
    if (a.passphrase_file is None) == (a.paper_file is None):
        p.error("give --passphrase-file or --paper-file")
    try:
        vault = Vault(
            a.file,
            first_line(a.passphrase_file) if a.passphrase_file else None,
            first_line(a.paper_file) if a.paper_file else None,
        )
    except (Unreadable, InvalidTag, OSError, struct.error) as e:
        print("reader: %s" % (e or "the key does not open"), file=sys.stderr)
        return 2
    log = {}
    for kind, ident, seq, value, body in vault.objects():
        if kind == 9:
            log[value["nummer"]] = (value, body)
        line = {"kind": KINDS.get(kind, str(kind)), "id": ident.hex(), "seq": seq, "value": value}
        print(json.dumps(line, ensure_ascii=False, sort_keys=True))
    root = vault.check_root()
    if root:
        vault.check_log(root, log)
    for line in vault.bad:
        print("reader: %s" % line, file=sys.stderr)
    return 1 if vault.bad else 0


if __name__ == "__main__":
    sys.exit(main())
