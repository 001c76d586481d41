"""Signs that would change how a text is read without being seen are shown as their code point."""

from __future__ import annotations

from tabel_extract.shown.controls import visible_text

UNSEEN = {
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    0x061C,
    *(0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    *range(0xD800, 0xE000),
    *(0xFFFE, 0xFFFF),
}


def test_of_all_signs_those_that_can_not_be_seen_are_told_and_all_others_are_left() -> None:
    for code in range(0x110000):
        told = f"[U+{code:04X}]" if code in UNSEEN else chr(code)
        assert visible_text(f"1{chr(code)}2") == f"1{told}2"
