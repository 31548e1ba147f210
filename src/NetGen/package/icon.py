"""Draws icon.png: a network of three layers. Python's own library is enough: python3 icon.py"""

import pathlib
import struct
import zlib

SIZE = 128
SAMPLES = 4  # per pixel and axis: smooth edges
BACKGROUND, CORNER = (81, 43, 212), 24
LINE, LINE_WIDTH = (190, 175, 245), 3.0
NODE, NODE_RADIUS = (255, 255, 255), 11.0
LAYERS = [[(26, 40), (26, 88)], [(64, 24), (64, 64), (64, 104)], [(102, 64)]]
LINES = [(a, b) for left, right in zip(LAYERS, LAYERS[1:]) for a in left for b in right]
NODES = [node for layer in LAYERS for node in layer]


def distance_to_line(x, y, line):
    (ax, ay), (bx, by) = line
    dx, dy = bx - ax, by - ay
    t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
    return ((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2) ** 0.5


def outside_of_corners(x, y):
    dx = max(CORNER - x, x - (SIZE - CORNER), 0)
    dy = max(CORNER - y, y - (SIZE - CORNER), 0)
    return dx * dx + dy * dy > CORNER * CORNER


def colour(x, y):
    """Red, green, blue and opacity of a point."""
    if outside_of_corners(x, y):
        return (0, 0, 0, 0)
    if any((x - nx) ** 2 + (y - ny) ** 2 <= NODE_RADIUS**2 for nx, ny in NODES):
        return (*NODE, 255)
    if any(distance_to_line(x, y, line) <= LINE_WIDTH / 2 for line in LINES):
        return (*LINE, 255)
    return (*BACKGROUND, 255)


def pixel(px, py):
    points = [colour(px + (i + 0.5) / SAMPLES, py + (j + 0.5) / SAMPLES) for i in range(SAMPLES) for j in range(SAMPLES)]
    opacity = sum(point[3] for point in points)
    # Colours weigh by opacity, or edges would be dark.
    rgb = [sum(point[c] * point[3] for point in points) // max(opacity, 1) for c in range(3)]
    return bytes([*rgb, opacity // len(points)])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(SIZE)) for y in range(SIZE))
header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
pathlib.Path(__file__).with_name("icon.png").write_bytes(png)
