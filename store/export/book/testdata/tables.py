"""Reads a package of tables by its description, as a program that knows nothing else would:
every cell by its type, every table into SQLite with its keys. Prints the rows of each."""

import csv
import datetime
import io
import json
import sqlite3
import sys
import zipfile


def value(field, cell, missing):
    if cell in missing:
        return None
    kind = field["type"]
    if kind == "number":
        return float(cell.replace(field.get("decimalChar", "."), "."))
    if kind == "date":
        return datetime.datetime.strptime(cell, field.get("format", "%Y-%m-%d")).date().isoformat()
    if kind == "datetime":
        return datetime.datetime.strptime(cell, field["format"]).isoformat()
    if kind == "boolean":
        return {**dict.fromkeys(field["trueValues"], 1), **dict.fromkeys(field["falseValues"], 0)}[cell]
    if field.get("categories") and cell not in field["categories"]:
        raise ValueError(f"{cell!r} is no category of {field['name']}")
    return cell


def quoted(names):
    return ", ".join('"' + n.replace('"', '""') + '"' for n in names)


def load(archive, resource, db):
    schema, dialect = resource["schema"], resource["dialect"]
    names = [f["name"] for f in schema["fields"]]
    assert len(set(names)) == len(names), names
    keys = [f"PRIMARY KEY ({quoted(schema['primaryKey'])})"] if schema.get("primaryKey") else []
    for key in schema.get("foreignKeys", []):
        to = key["reference"]
        keys.append(f"FOREIGN KEY ({quoted(key['fields'])}) REFERENCES {quoted([to['resource']])} ({quoted(to['fields'])})")
    table = quoted([resource["name"]])
    db.execute(f"CREATE TABLE {table} ({', '.join([quoted([n]) for n in names] + keys)})")
    text = io.TextIOWrapper(archive.open(resource["path"]), "utf-8-sig", newline="")
    rows = csv.reader(text, delimiter=dialect["delimiter"], strict=True)
    assert next(rows) == names, resource["path"]
    count = 0
    for row in rows:
        assert len(row) == len(names), row
        cells = [value(f, c, schema["missingValues"]) for f, c in zip(schema["fields"], row)]
        db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(cells))})", cells)
        count += 1
    return count


with zipfile.ZipFile(sys.argv[1]) as archive:
    package = json.load(archive.open("datapackage.json"))
    db = sqlite3.connect(":memory:")
    db.execute("PRAGMA foreign_keys = ON")
    paths = {r["path"] for r in package["resources"]} | {"datapackage.json"}
    assert paths == set(archive.namelist()), paths ^ set(archive.namelist())
    counts = {r["name"]: load(archive, r, db) for r in package["resources"]}
    print(json.dumps(counts))
