"use strict";
// The page of crossbrief: sends an order, shows how it goes, and shows the brief.
(() => {
  const $ = (id) => document.getElementById(id);
  const chosen = [];
  let uploadBytes = Infinity;
  let current = null;
  let events = null;
  let poll = null;

  const show = (name) => {
    for (const id of ["login", "ask", "progress", "result"]) $(id).hidden = id !== name;
  };

  const complain = (message) => {
    $("problem").textContent = message || "";
    $("problem").hidden = !message;
  };

  const ask = async (path, options) => {
    const answer = await fetch(path, Object.assign({ credentials: "same-origin" }, options));
    let body = {};
    try { body = await answer.json(); } catch (e) { /* an answer without a body */ }
    if (answer.status === 401) { show("login"); $("token").focus(); }
    if (!answer.ok) throw new Error(body.error || "The server answered " + answer.status + ".");
    return body;
  };

  const plural = (n, one, many) => n + " " + (n === 1 ? one : many);

  // Files

  const size = (bytes) => bytes < 1e6 ? Math.max(1, Math.round(bytes / 1e3)) + " KB" : (bytes / 1e6).toFixed(1) + " MB";

  const list = () => {
    $("chosen").replaceChildren(...chosen.map((file, i) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = file.name + " (" + size(file.size) + ")";
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "Remove";
      remove.setAttribute("aria-label", "Remove " + file.name);
      remove.addEventListener("click", () => {
        chosen.splice(i, 1);
        list();
        $("files").focus();
      });
      item.append(name, remove);
      return item;
    }));
  };

  const add = (files) => {
    for (const file of files) chosen.push(file);
    const all = chosen.reduce((sum, file) => sum + file.size, 0);
    complain(all > uploadBytes ? "These files are " + size(all) + "; this server takes " + size(uploadBytes) + " at once." : "");
    list();
  };

  $("files").addEventListener("change", (e) => {
    add(e.target.files);
    e.target.value = "";
  });
  for (const type of ["dragenter", "dragover"]) {
    document.addEventListener(type, (e) => {
      if (!$("ask").hidden) {
        e.preventDefault();
        $("drop").classList.add("over");
      }
    });
  }
  for (const type of ["dragleave", "drop"]) {
    document.addEventListener(type, (e) => {
      e.preventDefault();
      $("drop").classList.remove("over");
    });
  }
  document.addEventListener("drop", (e) => {
    if ($("ask").hidden) return;
    if (e.dataTransfer.files.length > 0) {
      add(e.dataTransfer.files);
    } else {
      const text = e.dataTransfer.getData("text/uri-list") || e.dataTransfer.getData("text/plain");
      if (/^https?:/.test(text)) $("urls").value = ($("urls").value + "\n" + text).trim() + "\n";
    }
  });

  // Texts

  $("more-text").addEventListener("click", () => {
    const n = document.querySelectorAll("#texts textarea").length + 1;
    const block = $("texts").firstElementChild.cloneNode(true);
    block.querySelector("label").htmlFor = "text-" + n;
    block.querySelector("label").textContent = "Text of article " + n;
    const area = block.querySelector("textarea");
    area.id = "text-" + n;
    area.value = "";
    $("texts").append(block);
    area.focus();
  });

  // The order

  $("order").addEventListener("submit", async (e) => {
    e.preventDefault();
    complain("");
    const form = new FormData();
    for (const file of chosen) form.append("files", file, file.name);
    let something = chosen.length > 0;
    for (const area of document.querySelectorAll("#texts textarea")) {
      if (area.value.trim()) { form.append("text", area.value); something = true; }
    }
    if ($("urls").value.trim()) { form.append("urls", $("urls").value); something = true; }
    form.append("title", $("title").value);
    form.append("stories", $("stories").value);
    if (!something) {
      complain("Choose files, or give addresses or texts: there is nothing yet to make a brief of.");
      $("files").focus();
      return;
    }
    $("make").disabled = true;
    try {
      const standing = await ask("/briefs", { method: "POST", body: form });
      watch(standing);
    } catch (error) {
      complain(error.message === "Failed to fetch" ? "The server cannot be reached, or took too much at once." : error.message);
    } finally {
      $("make").disabled = false;
    }
  });

  // How it goes

  const words = (s) => {
    if (s.state === "queued") return s.ahead > 0 ? plural(s.ahead, "brief is", "briefs are") + " ahead of yours." : "Yours is next.";
    if (s.stage) return s.stage + (s.of > 0 ? ": " + s.done + " of " + s.of : "") + ".";
    return "Beginning.";
  };

  const progress = (s) => {
    $("state").textContent = words(s);
    if (s.of > 0) { $("bar").max = s.of; $("bar").value = s.done; } else { $("bar").removeAttribute("value"); }
    if (s.last && s.stage === "Summarizing") {
      const item = document.createElement("li");
      item.textContent = s.last;
      $("steps").append(item);
      $("steps").scrollTop = $("steps").scrollHeight;
    }
  };

  const watch = (standing) => {
    current = standing.id;
    history.pushState({ id: current }, "", "#" + current);
    $("steps").replaceChildren();
    show("progress");
    $("progress-head").focus();
    follow(standing);
  };

  const stopFollowing = () => {
    if (events) events.close();
    clearTimeout(poll);
    events = null;
  };

  const follow = (standing) => {
    stopFollowing();
    if (["made", "failed", "canceled"].includes(standing.state)) { over(standing); return; }
    progress(standing);
    const id = standing.id;
    events = new EventSource("/briefs/" + id + "/events");
    events.addEventListener("progress", (e) => progress(JSON.parse(e.data)));
    events.addEventListener("over", (e) => { stopFollowing(); over(JSON.parse(e.data)); });
    events.onerror = () => {
      stopFollowing();
      poll = setTimeout(async () => {
        try { follow(await ask("/briefs/" + id)); } catch (error) { $("state").textContent = error.message; }
      }, 1000);
    };
  };

  const over = (s) => {
    if (s.state === "made") { result(s.id); return; }
    show("ask");
    complain(s.state === "canceled" ? "The brief was canceled." : s.message || "The brief could not be made.");
    $("problem").focus();
    earlier();
  };

  $("cancel").addEventListener("click", async () => {
    try { await ask("/briefs/" + current, { method: "DELETE" }); stopFollowing(); show("ask"); complain("The brief was canceled."); }
    catch (error) { $("state").textContent = error.message; }
  });

  // The brief

  const result = async (id) => {
    const s = await ask("/briefs/" + id);
    const at = "/briefs/" + id + "/";
    $("result-head").textContent = s.title;
    document.title = s.title + " - crossbrief";
    const count = document.createElement("span");
    count.textContent = plural(s.contradictions, "contradiction", "contradictions");
    if (s.contradictions > 0) count.className = "bad";
    $("found").replaceChildren(count, " in " + plural(s.stories, "story", "stories") + ", " + plural(s.articles, "article", "articles") + ".");
    $("left-out").replaceChildren(...(s.articleList || []).filter((a) => a.state !== "used").map((a) => {
      const item = document.createElement("li");
      item.textContent = "Left out: " + a.uri + " (" + a.state + ")";
      return item;
    }));
    $("pdf").href = at + "brief.pdf";
    $("pdf-save").href = at + "brief.pdf?download";
    $("html-save").href = at + "brief.html?download";
    $("json-save").href = at + "brief.json?download";
    $("brief").src = at + "brief.html";
    show("result");
    $("result-head").focus();
    earlier();
  };

  const earlier = async () => {
    let briefs = [];
    try { briefs = (await ask("/briefs")).briefs; } catch (e) { return; }
    $("earlier").hidden = briefs.length === 0;
    $("earlier-list").replaceChildren(...briefs.map((s) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = "#" + s.id;
      link.textContent = s.title || (s.state === "made" ? "A brief" : "A brief that is " + s.state);
      const about = document.createElement("span");
      about.textContent = new Date(s.ordered).toLocaleString() + (s.state === "made" ? ", " + plural(s.contradictions, "contradiction", "contradictions") : s.state === "failed" ? ": " + s.message : "");
      item.append(link, about);
      return item;
    }));
  };

  const open = async () => {
    const id = location.hash.slice(1);
    stopFollowing();
    if (!/^[\w-]{22}$/.test(id)) { document.title = "crossbrief"; show("ask"); earlier(); return; }
    try {
      const s = await ask("/briefs/" + id);
      current = id;
      if (s.state === "made") { await result(id); } else { $("steps").replaceChildren(); show("progress"); follow(s); }
    } catch (error) {
      if ($("login").hidden) { show("ask"); complain(error.message); earlier(); }
    }
  };
  window.addEventListener("hashchange", open);
  window.addEventListener("popstate", open);
  $("again").addEventListener("click", (e) => {
    e.preventDefault();
    chosen.length = 0;
    list();
    $("order").reset();
    complain("");
    history.pushState({}, "", "/");
    open();
    $("files").focus();
  });

  // Who asks

  $("login-form").addEventListener("submit", async (e) => {
    e.preventDefault();
    try {
      await ask("/session", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token: $("token").value }) });
      $("token").value = "";
      $("token").setCustomValidity("");
      begin();
    } catch (error) {
      $("token").setCustomValidity(error.message);
      $("token").reportValidity();
      $("token").addEventListener("input", () => $("token").setCustomValidity(""), { once: true });
    }
  });
  $("leave").addEventListener("click", async () => {
    await ask("/session", { method: "DELETE" });
    location.href = "/";
  });

  const begin = async () => {
    const session = await ask("/session");
    uploadBytes = session.uploadBytes;
    $("leave").hidden = !session.usesTokens || session.needsToken;
    if (session.needsToken) { show("login"); $("token").focus(); } else { open(); }
  };
  begin();
})();
