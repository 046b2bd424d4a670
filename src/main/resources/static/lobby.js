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
