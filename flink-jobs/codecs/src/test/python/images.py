"""Writes resources/image: files made by Pillow, and their samples as Pillow reads them (.raw).

Run from this folder with Pillow and NumPy installed; the build does not need it.
"""

import pathlib

import numpy as np
from PIL import Image

OUT = pathlib.Path(__file__).parent.parent / "resources" / "image"
rows, columns = np.mgrid[0:6, 0:5]
GREY = (rows * 40 + columns * 7).astype(np.uint8)
RGB = np.stack([GREY, 255 - GREY, columns * 60 % 256], axis=-1).astype(np.uint8)
RGBA = np.concatenate([RGB, (rows * 51)[..., None].astype(np.uint8)], axis=-1)


def write(name, image, samples=None, **options):
    path = OUT / name
    image.save(path, **options)
    expected = np.asarray(Image.open(path)) if samples is None else samples
    (OUT / (name + ".raw")).write_bytes(np.ascontiguousarray(expected).astype(np.uint8).tobytes())


write("grey.png", Image.fromarray(GREY, "L"))
write("rgb.png", Image.fromarray(RGB, "RGB"))
write("rgba.png", Image.fromarray(RGBA, "RGBA"))
bits = (GREY > 100).astype(np.uint8) * 255
write("grey-1-bit.png", Image.fromarray(bits, "L").convert("1"), bits)
palette = Image.fromarray(RGB, "RGB").quantize(16)
write("palette.png", palette, np.asarray(palette.convert("RGB")))
smooth = np.kron(np.array([[40, 200], [90, 160]], np.uint8), np.ones((8, 8), np.uint8))
write("grey.jpeg", Image.fromarray(smooth, "L"), quality=95)
write("rgb.jpeg", Image.fromarray(np.stack([smooth, smooth // 2, 255 - smooth], -1), "RGB"), quality=95, subsampling=0)
write("progressive.jpeg", Image.fromarray(smooth, "L"), quality=95, progressive=True)
Image.fromarray(np.zeros((6, 5), np.uint16), "I;16").save(OUT / "grey-16-bits.png")
Image.fromarray(np.dstack([GREY, GREY]), "LA").save(OUT / "grey-alpha.png")
Image.fromarray(np.zeros((2000, 2000), np.uint8), "L").save(OUT / "bomb.png", optimize=True)
