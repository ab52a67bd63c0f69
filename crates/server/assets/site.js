// Small comforts; everything works without them: suggestions while typing, copying a citation.
"use strict";

for (const input of document.querySelectorAll("input[data-suggestions]")) suggest(input);
for (const button of document.querySelectorAll("button[data-copy]")) copy(button);

/** Suggestions under a search box: arrows choose, Enter opens, Escape closes. */
function suggest(input) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = input.id + "-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestions);
  list.hidden = true;
  input.parentElement.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");

  let chosen = -1;
  let timer = 0;
  let asked = "";
  let waiting = null;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (next) => {
    const items = list.children;
    if (list.hidden || items.length === 0) return;
    chosen = (next + items.length) % items.length;
    for (let n = 0; n < items.length; n++) items[n].setAttribute("aria-selected", String(n === chosen));
    input.setAttribute("aria-activedescendant", items[chosen].id);
  };

  const show = (found) => {
    list.replaceChildren(
      ...found.map((suggestion, n) => {
        const item = document.createElement("li");
        item.id = list.id + "-" + n;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        const text = document.createElement("span");
        text.className = "suggestion-text";
        text.textContent = suggestion.text;
        item.append(text);
        const state = { repealed: input.dataset.repealed, not_yet: input.dataset.notYet }[suggestion.status];
        if (state) {
          const badge = document.createElement("span");
          badge.className = "badge status-" + suggestion.status;
          badge.textContent = state;
          item.append(" ", badge);
        }
        // The box must not lose the focus before the click has arrived.
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => open(suggestion));
        item.suggestion = suggestion;
        return item;
      }),
    );
    chosen = -1;
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };

  const open = (suggestion) => {
    if (suggestion.url && suggestion.url.startsWith("/")) location.href = suggestion.url;
    else {
      input.value = suggestion.text;
      input.form.requestSubmit();
    }
  };

  const ask = async () => {
    const q = input.value.trim();
    if (q === asked) return;
    asked = q;
    if (waiting) waiting.abort();
    if (q.length < 2 || q.length > 100) return close();
    waiting = new AbortController();
    const address = "/api/v1/suggest?limit=8&ui=" + input.dataset.language + "&q=" + encodeURIComponent(q);
    try {
      const answer = await fetch(address, { signal: waiting.signal });
      if (answer.ok && input === document.activeElement) show((await answer.json()).suggestions);
    } catch {
      // Without suggestions the box still searches.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && chosen >= 0 && !list.hidden) open(list.children[chosen].suggestion);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
}

/** A button that copies the text of an element. */
function copy(button) {
  const source = document.querySelector(button.dataset.copy);
  if (!source || !navigator.clipboard) return;
  const name = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = name), 2000);
  });
}
