#!/usr/bin/env python3
"""Opens every kind of page of a running server in headless Chromium, phone and desktop, in each language.

Takes a picture of each page and checks: status 200, nothing wider than the screen, no console error, a language on <html>,
one <h1>, no duplicate element id, names on all links and fields, contrast of text (WCAG AA), touch targets of sufficient
size, nothing wider than its box, marks of parts, the status of a suggested act. Controls the browser through its debugging
pipe; needs only Python and Chromium.

Exit status: 0 success, 1 a check failed, 2 the server or the browser is not available.
"""
import argparse
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from urllib.parse import quote

LANGUAGES = ("uz-Latn", "uz-Cyrl", "ru", "en")
SCREENS = {"phone": (360, 740), "desktop": (1280, 900)}

# The checks that run inside each page.
CHECKS = r"""
(() => {
  const wrong = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width + 1) {
    const wide = [...document.body.querySelectorAll("*")].filter((e) => {
      if (e.closest(".table-scroll") || e.closest(".unseen")) return false;
      return e.getBoundingClientRect().right > width + 1;
    });
    wrong.push("wider than the screen: " + wide.slice(0, 3).map((e) => e.tagName + "." + e.className).join(", "));
  }
  if (!document.documentElement.lang) wrong.push("no language");
  if (document.querySelectorAll("h1").length !== 1) wrong.push(document.querySelectorAll("h1").length + " h1");
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  const twice = ids.filter((id, n) => ids.indexOf(id) !== n);
  if (ids.length < 3000 && twice.length) wrong.push("id twice: " + twice.slice(0, 3).join(", "));
  for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select")) {
    const name = e.textContent.trim() || e.getAttribute("aria-label") || (e.labels && e.labels.length && e.labels[0].textContent.trim());
    if (!name) wrong.push("no name: " + e.outerHTML.slice(0, 80));
  }

  // Contrast of text against the nearest background that is not transparent.
  const parse = (colour) => {
    const canvas = parse.canvas || (parse.canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true }));
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const part = (v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const background = (e) => {
    for (; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return parse("white");
  };
  const seen = new Set();
  for (const e of [...document.body.querySelectorAll("*")].slice(0, 4000)) {
    const text = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!text || !e.checkVisibility() || e.closest(".unseen, .skip")) continue;
    const style = getComputedStyle(e);
    const [one, other] = [light(parse(style.color)), light(background(e))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.6 && parseInt(style.fontWeight) >= 700);
    const key = e.tagName + "." + e.className;
    if (ratio < (large ? 3 : 4.5) && !seen.has(key)) wrong.push("contrast " + ratio.toFixed(2) + ": " + key);
    seen.add(key);
  }

  // Links that stand alone must be 24 pixels high; links inside sentences are free.
  if (width < 500) {
    for (const e of document.querySelectorAll("button, select, summary, nav a, .chips a, .tiles a, .button")) {
      const box = e.getBoundingClientRect();
      if (e.checkVisibility() && box.height > 0 && box.height < 23.5) wrong.push("too small to hit: " + e.textContent.trim().slice(0, 30) + " " + box.height.toFixed(0));
    }
  }

  // What a box holds stays in it, and buttons stand apart.
  for (const e of document.querySelectorAll("button, summary, .button, .badge, .banner, .notice, .panel, .chips a, .tiles a, .neighbours a, .page-help .table-scroll")) {
    if (e.checkVisibility() && e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1) wrong.push("wider than its box: " + e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 30));
  }
  const buttons = [...document.querySelectorAll("main button, main .button, main .quiet-button")].filter((e) => e.checkVisibility());
  buttons.forEach((e, n) => {
    const one = e.getBoundingClientRect();
    for (const other of buttons.slice(n + 1)) {
      const two = other.getBoundingClientRect();
      const beside = Math.max(one.left - two.right, two.left - one.right), below = Math.max(one.top - two.bottom, two.top - one.bottom);
      if (Math.max(beside, below) < 4) wrong.push("buttons touch: " + e.textContent.trim() + ", " + other.textContent.trim());
    }
  });

  // The part of a provision that an address names is marked, and the mark is seen.
  if (/\/part_[0-9]+$/.test(location.pathname)) {
    const mark = document.querySelector("mark.part");
    const is = (one, other) => one.every((part, n) => Math.abs(part - other[n]) < 12);
    if (!mark || !mark.checkVisibility() || !mark.textContent.trim()) wrong.push("no part is marked");
    else if (is(background(mark), background(mark.parentElement))) wrong.push("the mark of the part is not seen");
  }
  return [...new Set(wrong)];
})()
"""

# Types a text into the search box, waits for suggestions, and returns the faults of the suggestion with the text.
SUGGESTED = r"""
(async (text, state) => {
  const input = document.querySelector("input[data-suggestions]");
  const list = document.getElementById(input.id + "-suggestions");
  const shown = new Promise((done) => {
    new MutationObserver(() => list.children.length && done(true)).observe(list, { childList: true });
    setTimeout(() => done(false), 10000);
  });
  input.focus();
  input.value = text.slice(0, 100);
  input.dispatchEvent(new Event("input"));
  if (!(await shown)) return ["no suggestions for " + text];
  const item = [...list.children].find((one) => one.textContent.startsWith(text));
  if (!item) return ["not suggested: " + text];
  const badge = item.querySelector(".badge");
  if (!badge || badge.textContent !== state) return ["suggested without \"" + state + "\": " + text];
  // The item is brought into view, not the badge: that would scroll a box that cuts it off.
  item.scrollIntoView({ block: "center" });
  const box = badge.getBoundingClientRect();
  const seen = [0.1, 0.5, 0.9].every((part) => document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2) === badge);
  return seen ? [] : ["the state is cut off: " + text];
})
"""


class Browser:
    """A headless Chromium controlled through a pipe."""

    def __init__(self, program):
        self.profile = tempfile.mkdtemp(prefix="look-")
        to_browser, self.write = os.pipe()
        self.read, from_browser = os.pipe()
        command = [program, "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                   "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", f"--user-data-dir={self.profile}", "about:blank"]

        def pipes():
            # The browser reads commands from 3 and writes answers to 4.
            one, other = os.dup(to_browser), os.dup(from_browser)
            os.dup2(one, 3)
            os.dup2(other, 4)

        self.process = subprocess.Popen(command, preexec_fn=pipes, pass_fds=(3, 4, to_browser, from_browser),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.rest, self.number, self.events = b"", 0, []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def message(self):
        while b"\0" not in self.rest:
            data = os.read(self.read, 1 << 20)
            if not data:
                raise RuntimeError("the browser ended")
            self.rest += data
        line, self.rest = self.rest.split(b"\0", 1)
        return json.loads(line)

    def call(self, method, **parameters):
        self.number += 1
        order = {"id": self.number, "method": method, "params": parameters}
        if getattr(self, "session", None):
            order["sessionId"] = self.session
        os.write(self.write, json.dumps(order).encode() + b"\0")
        while True:
            message = self.message()
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def open(self, address, screen, dark):
        width, height = screen
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        # The same page with another anchor would not be reloaded, so an empty page is loaded between.
        for next_address in ("about:blank", address):
            self.events = []
            self.call("Page.navigate", url=next_address)
            while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
                self.events.append(self.message())

    def evaluate(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:500])
        return answer["result"].get("value")

    def picture(self, file):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        with open(file, "wb") as out:
            out.write(base64.b64decode(data))

    def complaints(self):
        """Returns console errors and missing files; pictures of formulas are on another server."""
        found = []
        for event in self.events:
            parameters = event.get("params", {})
            if event.get("method") == "Runtime.exceptionThrown":
                found.append("script: " + json.dumps(parameters)[:200])
            entry = parameters.get("entry", {})
            if event.get("method") == "Log.entryAdded" and entry.get("level") == "error" and "lex.uz" not in entry.get("url", ""):
                found.append("console: " + entry.get("text", "")[:200])
        return found

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.profile, ignore_errors=True)


def get(base, path):
    with urllib.request.urlopen(base + path, timeout=20) as answer:
        return json.load(answer)


def repealed_suggestion(browser, base, language):
    """Returns the faults of the suggestion of a repealed act, the one with the longest title, on a phone."""
    results = get(base, f"/api/v1/search?q=&status=repealed&limit=50&lang={language}")["results"]
    if not results:
        return []
    title = max((result["title"] for result in results), key=len)
    browser.open(f"{base}/?ui={language}", SCREENS["phone"], False)
    state = browser.evaluate("document.querySelector('input[data-suggestions]').dataset.repealed")
    return browser.evaluate(f"{SUGGESTED}({json.dumps(title)}, {json.dumps(state)})")


def pages(base, language):
    """Yields (name, address) of one page of each kind, found by requests to the server."""
    words = {"uz-Latn": "mehnat shartnomasi", "uz-Cyrl": "меҳнат шартномаси", "ru": "трудовой договор", "en": "employment contract"}[language]
    search = f"/api/v1/search?q={quote(words)}&lang={language}"
    yield "home", "/"
    yield "results", f"/search?q={quote(words)}"
    misspelt = {"uz-Latn": "mehnta shartnomasi", "uz-Cyrl": "меҳнта шартномаси", "ru": "трудовй договор", "en": "employmnet contract"}[language]
    story = {"uz-Latn": "oshxonada palov pishirish uchun qancha guruch kerak boʻladi?", "uz-Cyrl": "ошхонада палов пишириш учун қанча гуруч керак бўлади?",
             "ru": "сколько риса и моркови нужно, чтобы приготовить плов на десять гостей?", "en": "how much rice and carrot do I need to cook dinner for ten guests?"}[language]
    yield "corrected", f"/search?q={quote(misspelt)}"
    yield "as-typed", f"/search?q={quote(misspelt)}&spelling=off"
    yield "apart", f"/search?q={quote(words + ' zzqqxx')}"
    yield "empty", f"/search?syntax=advanced&q={quote(words + ' AND zzqqxx')}"
    yield "weak", f"/search?q={quote(story)}"
    yield "nothing", "/search?q=" + quote("zzqqxx yyvvww")
    yield "mistake", "/search?syntax=advanced&q=" + quote("(soliq OR")
    yield "filtered", f"/search?q={quote(words)}&type=order,resolution&status=repealed"
    yield "days", f"/search?q={quote(words)}&adopted_from=2019-01-01&adopted_to=2020-01-01&in_force_on=2020-01-01"
    yield "help", "/help/query"
    yield "problems", "/help/problems"
    yield "missing", "/no/such/page"
    yield "refused", "/search?limit=many"
    for result in get(base, f"/api/v1/search?q=&status=repealed&limit=1&lang={language}")["results"]:
        yield "repealed", result["url"]
        yield "act-repealed", "/" + result["act"]
    for name, more in (("code", "&type=code"), ("decision", "&type=resolution,order,decree")):
        results = get(base, search + more)["results"] or get(base, f"/api/v1/search?q=&lang={language}" + more)["results"]
        if not results:
            continue
        url = results[0]["url"]
        yield f"document-{name}", url
        hits = results[0]["provisions"]
        if hits:
            yield f"found-{name}", hits[0]["url"]
            yield f"provision-{name}", hits[0]["url"].replace("#", "/")
        yield f"act-{name}", "/" + results[0]["act"]
        yield f"amendments-{name}", "/" + results[0]["act"] + "/amendments"
        yield f"compare-{name}", "/compare?to=" + quote(url.partition("#")[0].partition("?")[0].strip("/"))
        if results[0]["number"]:
            yield f"cited-{name}", "/search?q=" + quote(results[0]["number"])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--base", default="http://127.0.0.1:7171")
    options.add_argument("--out", default="screenshots", help="folder of the pictures")
    options.add_argument("--languages", default=",".join(LANGUAGES))
    options.add_argument("--only", default="", help="only pages whose name begins so")
    options.add_argument("--path", action="append", default=[], help="look at this page instead; several may be given")
    options.add_argument("--dark", action="store_true", help="in dark colours")
    given = options.parse_args()
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        print("no Chromium on this computer", file=sys.stderr)
        return 2
    os.makedirs(given.out, exist_ok=True)
    browser, looked, wrong = Browser(program), 0, 0
    try:
        for language in given.languages.split(","):
            if not given.only:
                for line in repealed_suggestion(browser, given.base, language):
                    wrong += 1
                    print(f"suggestion {language}: {line}")
            named = [(f"path-{n}", path) for n, path in enumerate(given.path, 1)]
            for name, path in named or pages(given.base, language):
                if not name.startswith(given.only):
                    continue
                for screen, size in SCREENS.items():
                    before, _, anchor = path.partition("#")
                    address = given.base + before + ("&" if "?" in before else "?") + "ui=" + language + ("#" + anchor if anchor else "")
                    browser.open(address, size, given.dark)
                    browser.picture(os.path.join(given.out, f"{name}.{screen}.{language}.png"))
                    expected = {"missing": 404, "refused": 400}.get(name, 200)
                    found = browser.evaluate(CHECKS)
                    status = browser.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
                    if status != expected:
                        found.append(f"status {status}")
                    if expected == 200:
                        found += browser.complaints()
                    looked += 1
                    for line in found:
                        wrong += 1
                        print(f"{name} {screen} {language}: {line}")
    except urllib.error.URLError as error:
        print(f"cannot reach {given.base}: {error}", file=sys.stderr)
        return 2
    finally:
        browser.close()
    print(f"{looked} pages looked at, {wrong} things wrong; pictures in {given.out}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
