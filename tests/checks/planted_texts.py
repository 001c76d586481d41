"""Texts that faults are planted in."""

from __future__ import annotations

TEXT = """\
1 De fiets

Tabel 1.1 Mening over de fiets, naar geslacht, bevolking 18 jaar en ouder, 2024 (in procenten)a

totaal geslacht

man vrouw

vindt fietsen leukb

eens 50 48 52

oneens 30 31 29

fietst naar het werkc

eens 40 44 36

oneens 35 30 40

vindt helmen nodigd

eens 22 18 26

oneens 60 65 55

a Gewogen cijfers.
b Vraagstelling: ‘Ik vind fietsen leuk.’
c Vraagstelling: ‘Ik fiets naar mijn werk.’
d Vraagstelling: ‘Een fietshelm is nodig.’

Bron: Fietspanel 2024
"""

UNRESOLVED = """\
Tabel 1.1 Wie de club draaiende houdt, naar rol en betrokkenheid, bevolking 18 jaar en ouder, 2024
(in procenten)

totaal rol betrokkenheid

spelend

begeleidend

besturend

aanpakker

meedenker

toeschouwer

klust mee op zaterdag 34 32 38 41 46 38 23

neemt een taak op zich 27 24 33 35 41 30 16

Bron: Clubpanel 2024
"""

CUT_OFF = """\
Tabel 1.1 Mening over de fiets, naar geslacht, bevolking 18 jaar en ouder, 2024 (in procenten)

totaal geslacht

man vrouw

Bron: Fietspanel 2024
"""

FIGURE = """\

Figuur 1.1 Mening over fietsenstallingen, naar geslacht, 2024 (in procenten)a

a Vraagstelling: ‘Er zijn te weinig fietsenstallingen bij het station.’

Bron: Fietspanel 2024
"""
