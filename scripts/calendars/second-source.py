# Writes test/fixtures/second-calendars.json, the days off of every place by a library that shares neither code nor data
# with the one that the calendars are made of. Run by hand when that library has a new version:
#   python3 -m venv venv && venv/bin/pip install holidays==0.105 && venv/bin/python scripts/calendars/second-source.py
#   node node_modules/@biomejs/biome/bin/biome format --write test/fixtures/second-calendars.json
import json
from pathlib import Path

import holidays

YEARS = range(2024, 2028)
ROOT = Path(__file__).parents[2]
# China is compared with a library of its own in the tests.
LEFT_OUT = {'CN'}
# How the library calls what ISO 3166 calls otherwise: Alsace has one entry for its two departments.
SUBDIVISIONS = {'FR-67': '6AE', 'FR-68': '6AE'}
# Days on which authorities rest stand under another category there: general holidays of Hong Kong, closed banks of Japan.
CATEGORIES = {'HK': ('public', 'optional'), 'JP': ('public', 'bank')}


def days_of(place):
    country, _, region = place.partition('-')
    options = {'years': YEARS, 'subdiv': SUBDIVISIONS.get(place, region) or None}
    if place in CATEGORIES:
        options['categories'] = CATEGORIES[place]
    return sorted(day.isoformat() for day in holidays.country_holidays(country, **options) if day.year in YEARS)


places = sorted(file.stem for file in (ROOT / 'resources/calendars').glob('*.json'))
lines = []
for place in places:
    if place in LEFT_OUT:
        continue
    days = days_of(place)
    years = [f'"{year}": "{" ".join(day[5:] for day in days if day.startswith(str(year)))}"' for year in YEARS]
    lines.append(f'  "{place}": {{\n    ' + ',\n    '.join(years) + '\n  }')
source = f'holidays {holidays.__version__} (PyPI, MIT, vacanza), days off'
text = f'{{\n "source": {json.dumps(source)},\n "places": {{\n' + ',\n'.join(lines) + '\n }\n}\n'
(ROOT / 'test/fixtures/second-calendars.json').write_text(text, encoding='utf-8')
