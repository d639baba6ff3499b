// Asks the box, by JSONP, who the guest is and which tickets there are. Without it the form works all the same.
(() => {
  const form = document.getElementById('pms-form');
  const byId = id => document.getElementById(id);

  window.dataCBK = async answer => {
    const templates = Array.isArray(answer.templates) ? answer.templates : [];
    for (const template of templates) byId('template').add(new Option(template.name, template.id));
    byId('template').disabled = byId('pms-offer').hidden = templates.length === 0;

    if (!answer.pms || !answer.pms_si) return;
    const response = await fetch('/loginapi/pms', {
      method: 'POST',
      body: new URLSearchParams({ pms: answer.pms, pms_si: answer.pms_si }),
    });
    if (!response.ok) return;
    const guest = await response.json();
    if (guest.room) byId('room').value = guest.room;
    if (guest.lname) byId('lname').value = guest.lname;
    const name = [guest.fname, guest.lname].filter(Boolean).join(' ');
    byId('pms-welcome').textContent = name && `${byId('pms-welcome').dataset.welcome} ${name}`;
    byId('pms-welcome').hidden = !name;
  };

  const question = document.createElement('script');
  question.src = `${form.dataset.pms}&callback=dataCBK`;
  document.head.append(question);
})();
