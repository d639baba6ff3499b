// Logs a hotel guest on at the box itself, by JSONP. Where the box cannot be asked, the form is sent to the server as without scripts.
(() => {
  const form = document.getElementById('pms-form');
  const byId = id => document.getElementById(id);
  const say = (id, text) => {
    byId(id).textContent = text;
    byId(id).hidden = !text;
  };

  // The protocol wants each field by itself, and all of them as JSON.
  const question = () => {
    const fields = { userid: form.dataset.id, tt_id: byId('template').value || '0' };
    for (const input of form.querySelectorAll('[data-pms]'))
      for (const name of input.dataset.pms.split(' ')) fields[`pms_${name}`] = input.value;
    return new URLSearchParams({ callback: 'dataCBK', lapi: JSON.stringify(fields), ...fields });
  };

  const ask = () => {
    form.querySelector('button').disabled = true;
    const script = document.createElement('script');
    script.src = form.dataset.url + (form.dataset.url.includes('?') ? '&' : '?') + question();
    script.onerror = () => form.submit();
    script.onload = () => script.remove();
    document.head.append(script);
  };

  const greet = async (pms, pms_si) => {
    const response = await fetch('/loginapi/pms', { method: 'POST', body: new URLSearchParams({ pms, pms_si }) });
    if (!response.ok) return;
    const guest = await response.json();
    const name = [guest.fname, guest.lname].filter(Boolean).join(' ');
    say('pms-welcome', name && `${form.dataset.welcome} ${name}`);
  };

  const describe = template => [template.name, template.price, template.txttyp, template.lifetime, template.expires,
    template.bw_out, template.bw_in, template.session_limit].filter(Boolean).join(', ');

  const offer = templates => {
    const select = byId('template');
    select.replaceChildren(...templates.map(template => new Option(describe(template), template.id)));
    select.disabled = byId('pms-offer').hidden = false;
    select.focus();
  };

  window.dataCBK = answer => {
    form.querySelector('button').disabled = false;
    say('pms-problem', answer.rc ? [form.dataset.failed, answer.rc, answer.err].filter(Boolean).join(' ') : '');
    if (answer.rc) return;
    if (answer.pms && answer.pms_si) greet(answer.pms, answer.pms_si);
    if (answer.state === 'tsel') return offer(answer.tt);

    document.querySelector('h1').textContent = form.dataset.onlineTitle;
    say('pms-online', form.dataset.online);
    for (const part of document.querySelectorAll('.offline')) part.hidden = true;
    if (byId('pms-continue')) byId('pms-continue').hidden = false;
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    ask();
  });
})();
