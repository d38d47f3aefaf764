"""How roles are shown: every role has its look, and every colour can be read."""

from __future__ import annotations

import pytest

from newsclean import Role
from newsclean.roles import looks, tint
from tests.contrast import contrast

GROUNDS = {"light": ("#ffffff", "#f6f6f3"), "dark": ("#16181c", "#1e2126")}
"""The report's paper and what lies behind it."""


def test_every_role_has_a_look() -> None:
    assert set(looks()) == set(Role)
    assert {role for role, look in looks().items() if look.use == "kept"} == {role for role in Role if role.kept}


def test_keys_are_one_letter_each_and_not_those_that_move() -> None:
    keys = [look.key for look in looks().values()]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 1 and key.isalpha() for key in keys)
    assert not {"j", "k"} & set(keys)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("theme", GROUNDS)
def test_colours_can_be_read(role: Role, theme: str) -> None:
    colour = getattr(looks()[role], theme)
    for ground in GROUNDS[theme]:
        assert contrast(colour, ground) >= 4.5
        assert contrast(colour, tint(colour, ground)) >= 4.5


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
