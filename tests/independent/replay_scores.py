#!/usr/bin/env python3
"""Independent calculation of the monthly scores of a replay, straight from the written rules.

It shares no code with the product. It reads the replay files (stores, work orders, replies, scheme),
works out which orders are texted, which replies count, and the scores of every closed store-month with
exact fractions. `--output DIR` writes one file per store-month, `--compare DIR` compares with the
product's files (exit code 1 on any difference), `--sensitivity` shows what hangs on a debatable boundary.
"""
import argparse
import csv
import heapq
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

UTC = timezone.utc
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(minutes=15)
QUIET = timedelta(days=7)
LIMIT = timedelta(days=14)
WINDOW = range(9, 20)                      # store-local hours in which a text may go out
PHONE = re.compile(r"\+?[1-9]\d{6,14}")


@dataclass(frozen=True)
class Rules:
    """The boundaries that the text leaves to the reader; the defaults are the reading used for scores."""
    quiet_inclusive: bool = False          # a text exactly 7 days ago still blocks
    limit_inclusive: bool = True           # an answer exactly 14 days after the text still counts
    quiet_per_store: bool = False          # the quiet period looks at texts of the same store only


@dataclass(frozen=True)
class Order:
    store: str
    id: str
    staff: str
    phone: str
    counted: bool                          # work for a customer that was not cancelled
    opened: datetime
    promised: datetime | None
    completed: datetime | None
    month: str                             # store-local month of completion, of opening while open


# ---- reading ----------------------------------------------------------------------------------------

def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def instant(text, zone):
    """ISO 8601 to UTC. Without offset: local time of the store. fold=0 gives both wanted readings: a time
    that occurs twice is the earlier one; a skipped time keeps the offset from before the gap, which is
    the same as moving it forward by the gap."""
    if not text:
        return None
    time = datetime.fromisoformat(text)
    return (time if time.tzinfo else time.replace(tzinfo=zone, fold=0)).astimezone(UTC)


def load(args):
    stores = {row["storeId"]: (ZoneInfo(row["timeZone"]), timedelta(hours=float(row["callbackAfterHours"])))
              for row in rows(args.stores)}
    orders = {}
    for row in rows(args.work_orders):
        zone = stores[row["storeId"]][0]
        opened, promised, completed = (instant(row.get(k), zone) for k in ("openedAt", "promisedAt", "completedAt"))
        if row["workOrderId"] in orders:
            sys.exit(f"work order {row['workOrderId']} occurs twice")
        orders[row["workOrderId"]] = Order(
            row["storeId"], row["workOrderId"], row["staffId"], row["customerPhone"].strip().lstrip("+"),
            row["serviceType"] != "internal" and not row.get("cancelledAt"), opened, promised, completed,
            (completed or opened).astimezone(zone).strftime("%Y-%m"))
    replies = defaultdict(list)
    for number, row in enumerate(rows(args.replies)):
        if row["text"].strip() not in ("1", "2", "3", "4", "5"):
            sys.exit(f"replies: line {number + 2}: only a bare digit 1-5 is understood here: {row['text']!r}")
        replies[row["workOrderId"]].append((number, timedelta(minutes=int(row["delayMinutes"])), int(row["text"])))
    with open(args.scheme, encoding="utf-8") as file:
        scheme = json.load(file, parse_float=Fraction)
    if scheme.get("adjustments"):
        sys.exit("scheme: adjustments are not part of this calculation")
    return stores, orders, replies, scheme


# ---- texts and replies ------------------------------------------------------------------------------

def first_tick(due, zone):
    """The first quarter-hour at or after `due` inside the sending window of the store."""
    tick = due + (EPOCH - due) % TICK
    while tick.astimezone(zone).hour not in WINDOW:
        tick += TICK
    return tick


def simulate(stores, orders, replies, until, rules):
    """-> sent {order: instant}, answers {order: [(received, rating)]}, and the replies matched to another order."""
    events = []                                      # (instant, is it a reply, order among equals, order id, rating)
    for order in orders.values():
        if order.completed and order.counted and PHONE.fullmatch(order.phone):
            zone, callback_after = stores[order.store]
            events.append((first_tick(order.completed + callback_after, zone), False, order.completed, order.id, None))
    heapq.heapify(events)

    sent, answers, diverted = {}, defaultdict(list), []
    texted = defaultdict(list)                       # phone -> orders texted, oldest first

    def quiet(order, now):
        gaps = [now - sent[other] for other in texted[order.phone]
                if orders[other].store == order.store or not rules.quiet_per_store]
        return any(gap < QUIET or (rules.quiet_inclusive and gap == QUIET) for gap in gaps)

    while events and events[0][0] < until:
        now, is_reply, _, order_id, rating = heapq.heappop(events)
        order = orders[order_id]
        if not is_reply and not quiet(order, now):
            sent[order_id] = now
            texted[order.phone].append(order_id)
            for number, delay, answer in replies.get(order_id, ()):
                heapq.heappush(events, (now + delay, True, number, order_id, answer))
        elif is_reply:
            waiting = [s for s in texted[order.phone] if not answers[s] and in_time(sent[s], now, rules)]
            target = (waiting or texted[order.phone])[-1]
            answers[target].append((now, rating))
            if target != order_id:
                diverted.append((now, order_id, target, rating))
    return sent, answers, diverted


def in_time(sent, received, rules):
    return received - sent < LIMIT or (rules.limit_inclusive and received - sent == LIMIT)


# ---- months and scores ------------------------------------------------------------------------------

def following(month):
    year, number = map(int, month.split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02}"


def closing(month, zone):
    return instant(f"{following(month)}-05T02:00:00", zone)


def metrics(orders, close, sent, answers, rules):
    """Numerator and denominator of each metric for the completed orders of one person and month."""
    texted = [o for o in orders if o.id in sent and sent[o.id] < close]
    ratings = []
    for order in texted:
        counted = [rating for received, rating in answers.get(order.id, ())
                   if received < close and in_time(sent[order.id], received, rules)]
        ratings += counted[-1:]                      # a later answer replaces the earlier one
    promised = [o for o in orders if o.promised]
    worked = sum(((o.completed - o.opened) // timedelta(microseconds=1) for o in orders))
    return {
        "satisfaction.rate": (sum(r >= 4 for r in ratings), len(ratings)),
        "satisfaction.response_rate": (len(ratings), len(texted)),
        "repair.on_time_rate": (sum(o.completed <= o.promised for o in promised), len(promised)),
        "repair.average_hours": (Fraction(worked, 3_600_000_000), len(orders)),
    }


def earned(item, value, factor):
    """Unrounded points; `factor` scales weight and deductions when other items dropped out."""
    rule, weight = item["rule"], item["weight"]
    if rule["type"] == "linear":
        share = (value - rule["from"]) / (Fraction(rule["to"]) - rule["from"])
        return weight * factor * min(max(share, Fraction(0)), Fraction(1))
    if rule["type"] == "tiers" and rule["otherwise"] == "zero":
        for tier in sorted(rule["tiers"], key=lambda t: -t["atLeast"]):
            if value >= tier["atLeast"]:
                return (weight - tier["deduct"]) * factor
        return Fraction(0)
    sys.exit(f"scheme: item {item['id']}: rule {rule} is not part of this calculation")


def rounded(points):
    """Two decimals, halves away from zero."""
    hundredths = abs(points) * 100 + Fraction(1, 2)
    return Fraction(hundredths.numerator // hundredths.denominator, 100) * (-1 if points < 0 else 1)


def shown(exact, whole):
    """The points of the lines as they are shown: each cut to hundredths, then a hundredth more for one line after the
    other, the largest remainder first and the earlier line of two equal ones, until they add up to `whole`."""
    cut = [Fraction(points * 100 // 1, 100) for points in exact]
    while sum(cut) < whole:
        behind = [points - c for points, c in zip(exact, cut)]
        cut[behind.index(max(behind))] += Fraction(1, 100)
    return cut


def score(facts, scheme):
    lines, present = [], 0
    for item in scheme["items"]:
        numerator, denominator = facts[item["metric"]]
        value = Fraction(numerator) / denominator if denominator else None
        if denominator < item.get("minimumSample", 0):
            value = None
        if value is None and item["missing"] != "redistribute":
            sys.exit(f"scheme: item {item['id']}: missing {item['missing']!r} is not part of this calculation")
        present += 0 if value is None else item["weight"]
        lines.append({"item": item["id"], "metric": item["metric"], "numerator": numerator, "denominator": denominator,
                      "value": value})
    for item, line in zip(scheme["items"], lines):
        missing = line["value"] is None
        line["exact"] = Fraction(0) if missing else earned(item, line["value"], Fraction(scheme["scale"]) / present)
    whole = rounded(sum(line["exact"] for line in lines))
    for line, points in zip(lines, shown([line["exact"] for line in lines], whole)):
        line["points"] = points
    total = min(max(whole, Fraction(0)), Fraction(scheme["scale"]))
    grade = max((g for g in scheme["grades"] if total >= g["atLeast"]), key=lambda g: g["atLeast"])["grade"]
    return {"total": total, "grade": grade, "lines": lines}


def calculate(data, until, rules=Rules()):
    """-> {(store, month): [score, ...]} of the closed months, and the replies matched to another order."""
    stores, orders, replies, scheme = data
    sent, answers, diverted = simulate(stores, orders, replies, until, rules)
    result = {}
    for store, (zone, _) in stores.items():
        own = [o for o in orders.values() if o.store == store]
        month = min((o.month for o in own), default="9998-01")
        while (close := closing(month, zone)) <= until:
            by_staff = defaultdict(list)
            for order in own:
                if order.completed and order.counted and order.month == month:
                    by_staff[order.staff].append(order)
            result[store, month] = [{"staffId": staff} | score(metrics(done, close, sent, answers, rules), scheme)
                                    for staff, done in by_staff.items()]
            month = following(month)
    group = defaultdict(list)
    for (_, month), scores in result.items():
        group[month] += [s["total"] for s in scores]
    for (_, month), scores in result.items():
        totals = [s["total"] for s in scores]
        for s in scores:                             # ties share a rank, the next one is skipped
            s["rank"] = {"store": 1 + sum(t > s["total"] for t in totals), "of": len(totals),
                         "group": 1 + sum(t > s["total"] for t in group[month]), "groupOf": len(group[month])}
        scores.sort(key=lambda s: (s["rank"]["store"], s["staffId"]))
    return result, diverted


# ---- output, comparison, sensitivity ----------------------------------------------------------------

def plain(number):
    return None if number is None else int(number) if number == int(number) else float(number)


def write(result, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for (store, month), scores in result.items():
        body = {"storeId": store, "month": month, "scores": [
            {"staffId": s["staffId"], "total": plain(s["total"]), "grade": s["grade"], "rank": s["rank"],
             "lines": [{k: line[k] if k == "item" else plain(line[k])
                        for k in ("item", "numerator", "denominator", "value", "points")} for line in s["lines"]]}
            for s in scores]}
        text = json.dumps(body, indent=1, ensure_ascii=False)
        (folder / f"scores-{store}-{month}.json").write_text(text + "\n", encoding="utf-8")


def line_differences(mine, theirs):
    missing, value = mine["value"] is None, theirs.get("value")
    if mine["denominator"] == 0 and value is not None:
        yield f"no denominator, so no value; product {show(value)}"
    for key in ("points", "numerator", "denominator"):
        if theirs.get(key) == mine[key] or (missing and theirs.get(key) is None):
            continue
        if (mine["metric"], key) == ("repair.average_hours", "numerator") and None not in (mine["value"], value) \
                and abs(value - mine["value"]) <= Fraction(1, 10 ** 6):
            continue                                 # hours summed with rounding: the value decides
        yield f"{key} {show(mine[key])}, product {show(theirs.get(key))}"


def show(number):
    return str(plain(number)) if isinstance(number, (int, Fraction)) else repr(number)


def compare(result, folder):
    product, found, counts = {}, [], [0, 0, 0]
    for path in sorted(folder.glob("scores-*.json")):
        body = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=Fraction)
        product[body["storeId"], body["month"]] = body
        if path.name != f"scores-{body['storeId']}-{body['month']}.json":
            found.append(f"{path.name}: contains {body['storeId']} {body['month']}")
        if body.get("state", "closed") != "closed":
            found.append(f"{path.name}: state {body['state']!r}")
    for key in sorted(result.keys() | product.keys()):
        name = " ".join(key)
        if key not in product or key not in result:
            found.append(f"{name}: only in the {'calculation' if key in result else 'product'}")
            continue
        counts[0] += 1
        mine, theirs = ({s["staffId"]: s for s in scores} for scores in (result[key], product[key]["scores"]))
        if [s["staffId"] for s in product[key]["scores"]] != list(mine):
            found.append(f"{name}: staff or their order differ: {list(mine)}, "
                         f"product {[s['staffId'] for s in product[key]['scores']]}")
        for staff in [s for s in mine if s in theirs]:
            counts[1] += 1
            a, b = mine[staff], theirs[staff]
            pairs = [(field, a[field], b.get(field)) for field in ("total", "grade")]
            pairs += [(f"rank.{field}", rank, (b.get("rank") or {}).get(field)) for field, rank in a["rank"].items()]
            pairs += [("items", [x["item"] for x in a["lines"]], [x["item"] for x in b["lines"]])]
            found += [f"{name} {staff}: {field} {show(x)}, product {show(y)}" for field, x, y in pairs if x != y]
            lines = {line["item"]: line for line in b["lines"]}
            for line in [x for x in a["lines"] if x["item"] in lines]:
                counts[2] += 1
                found += [f"{name} {staff} {line['item']}: {d}" for d in line_differences(line, lines[line["item"]])]
    for text in found:
        print(text)
    print(f"compared: {counts[0]} store-months, {counts[1]} scores, {counts[2]} lines; {len(found)} differences")
    return not found


def sensitivity(data, until, result, diverted):
    base = {(*key, s["staffId"]): s for key, scores in result.items() for s in scores}
    for title, rules in [("a text exactly 7 days ago still blocks", Rules(quiet_inclusive=True)),
                         ("an answer exactly 14 days after the text no longer counts", Rules(limit_inclusive=False)),
                         ("the quiet period is per store", Rules(quiet_per_store=True))]:
        other = {(*key, s["staffId"]): s for key, scores in calculate(data, until, rules)[0].items() for s in scores}
        changed = {part: [k for k in base if base[k][part] != other[k][part]] for part in ("lines", "total", "rank")}
        print(f"if {title}: " + ", ".join(f"{len(keys)} scores with other {part}" for part, keys in changed.items()))
        for key in changed["lines"]:
            print(f"  {' '.join(key)}: total {show(base[key]['total'])} -> {show(other[key]['total'])}")
    print(f"{len(diverted)} replies matched to another order than their own")
    for received, own, target, rating in diverted:
        print(f"  {received:%Y-%m-%dT%H:%M:%SZ} rating {rating}: own order {own}, matched to {target}")
    sums = {k: sum(line["exact"] for line in s["lines"]) for k, s in base.items()}
    halves = [(*k, exact) for k, exact in sums.items() if (exact * 1000) % 10 == 5]
    print(f"{len(halves)} totals lie exactly on a half of the second decimal")
    for *key, exact in halves:
        print(f"  {' '.join(key)}: {float(exact)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--stores", "--work-orders", "--replies", "--scheme"):
        parser.add_argument(name, required=True)
    parser.add_argument("--until", required=True, type=date.fromisoformat, help="the clock stops at its 00:00 UTC")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--compare", type=Path)
    parser.add_argument("--sensitivity", action="store_true")
    args = parser.parse_args()
    until = datetime(args.until.year, args.until.month, args.until.day, tzinfo=UTC)
    data = load(args)
    result, diverted = calculate(data, until)
    totals = [s["total"] for scores in result.values() for s in scores]
    mean = f"{float(sum(totals) / len(totals)):.4f}" if totals else "none"
    print(f"calculated: {len(result)} store-months, {len(totals)} scores, mean total {mean}")
    if args.output:
        write(result, args.output)
    if args.sensitivity:
        sensitivity(data, until, result, diverted)
    if args.compare and not compare(result, args.compare):
        sys.exit(1)


if __name__ == "__main__":
    main()
