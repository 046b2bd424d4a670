// Keeps a draft of the letter in this browser, and nowhere else, for seven days. Everything works without it.
(() => {
  const week = 7 * 24 * 3600 * 1000;
  if (!window.localStorage) return;
  Object.keys(localStorage).filter((key) => key.startsWith("draft:")).forEach((key) => {
    try { if (Date.now() - JSON.parse(localStorage.getItem(key)).at < week) return; } catch { /* not ours any more */ }
    localStorage.removeItem(key);
  });
  const sent = document.getElementById("sent");
  if (sent) localStorage.removeItem("draft:" + sent.dataset.draft);
  const form = document.getElementById("write");
  if (!form) return;
  const key = "draft:" + form.dataset.draft;
  const fields = ["topic", "text", "name", "address", "helper", "email"].map((id) => document.getElementById(id)).filter(Boolean);
  const told = document.getElementById("draft");
  try {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    if (kept) {
      fields.forEach((field) => { if (!field.value && kept[field.id]) { field.value = kept[field.id]; told.hidden = false; } });
    }
  } catch { localStorage.removeItem(key); }
  form.addEventListener("input", () => {
    const draft = { at: Date.now() };
    fields.forEach((field) => { draft[field.id] = field.value; });
    try { localStorage.setItem(key, JSON.stringify(draft)); told.hidden = false; } catch { /* full or forbidden: the form still holds it */ }
  });
  document.getElementById("draft-clear").addEventListener("click", () => {
    localStorage.removeItem(key);
    fields.forEach((field) => { field.value = ""; });
    told.hidden = true;
    fields[0].focus();
  });
})();
// Says while somebody writes how much of it is in their own words. Asks seconds after the last key, once for the same words,
// and less often the busier the site is. The next page says it without a script.
(() => {
  const gauge = document.getElementById("gauge");
  if (!gauge || !window.fetch) return;
  const text = document.getElementById("text");
  const said = document.getElementById("gauge-said");
  let pause = 2500, timer = 0, asked = "", verdict = "";
  const ask = async () => {
    const words = text.value.trim();
    if (words === asked || words.split(/\s+/).length < 20) return;
    asked = words;
    try {
      const body = new URLSearchParams({ text: words, _csrf: text.form.elements._csrf.value });
      const answer = await fetch(gauge.dataset.ask, { method: "POST", body });
      if (answer.status !== 200) { pause = Math.min(2 * pause, 60000); return; }
      gauge.innerHTML = await answer.text();
      const now = gauge.firstElementChild;
      if (now.dataset.verdict !== verdict) said.textContent = now.querySelector(".said").textContent;
      verdict = now.dataset.verdict;
    } catch { pause = 60000; /* offline: the letter does not need it */ }
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(ask, pause); };
  text.addEventListener("input", later);
  later();
})();
