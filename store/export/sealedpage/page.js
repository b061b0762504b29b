"use strict";
(() => {
	const at = (id) => document.getElementById(id);
	const form = at("openen"), words = at("woorden"), button = form.querySelector("button");
	const say = (id) => { at("gezegd").textContent = id ? at(id).textContent : ""; };

	// Browsers have what opens it only where a page cannot have been changed on its way.
	if (!window.isSecureContext || !window.crypto || !crypto.subtle) { return; }
	at("browser").remove();

	const bytes = (text) => {
		const raw = atob(text), out = new Uint8Array(raw.length);
		for (let i = 0; i < raw.length; i++) { out[i] = raw.charCodeAt(i); }
		return out;
	};
	let sealed;
	try {
		sealed = JSON.parse(at("inhoud").textContent);
		for (const part of ["zout", "nonce", "tekst"]) { sealed[part] = bytes(sealed[part]); }
	} catch {
		say("stuk");
		return;
	}
	form.hidden = false;

	const unseal = async (said) => {
		const from = new TextEncoder().encode(said.toLowerCase().split(/\s+/).filter(Boolean).join(" "));
		const base = await crypto.subtle.importKey("raw", from, "PBKDF2", false, ["deriveKey"]);
		const how = { name: "PBKDF2", hash: "SHA-512", salt: sealed.zout, iterations: sealed.ronden };
		const key = await crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
		return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.nonce }, key, sealed.tekst));
	};

	// Only what a document is made of is copied, one by one, and all text as text.
	const tags = "header article h1 h2 h3 h4 h5 p br div dl dt dd ul ol li table thead tbody tr th td".split(" ");
	const attributes = ["dir", "class", "scope", "value"];
	const copy = (from, to) => {
		for (const node of from.childNodes) {
			if (node.nodeType === Node.TEXT_NODE) {
				to.append(node.data);
				continue;
			}
			if (!tags.includes(node.localName)) { throw new Error(); }
			const made = document.createElement(node.localName);
			for (const name of attributes) {
				if (node.hasAttribute(name)) { made.setAttribute(name, node.getAttribute(name)); }
			}
			copy(node, made);
			to.append(made);
		}
	};
	const show = (html) => {
		const main = new DOMParser().parseFromString(html, "text/html").querySelector("main");
		const whole = document.createElement("main");
		copy(main, whole);
		words.value = "";
		at("inhoud").remove();
		at("dicht").remove();
		at("open").hidden = false;
		at("open").after(whole);
		const title = whole.querySelector("h1");
		title.tabIndex = -1;
		title.focus();
		window.scrollTo(0, 0);
	};

	form.addEventListener("submit", async (event) => {
		event.preventDefault();
		if (button.disabled || !words.value.trim()) { return; }
		button.disabled = true;
		say("wacht");
		let html;
		try {
			html = await unseal(words.value);
		} catch {
			say("fout");
			button.disabled = false;
			words.focus();
			words.select();
			return;
		}
		try {
			show(html);
		} catch {
			say("stuk");
		}
	});
})();
