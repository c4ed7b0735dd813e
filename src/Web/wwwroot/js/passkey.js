// Passkeys: asks the server for a challenge, the device for a signature, and sends it with the form.
// <form data-passkey="create|get" data-options="address of the challenge"> with a field named credential.
(() => {
  'use strict';
  const able = window.PublicKeyCredential
    && PublicKeyCredential.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON;

  const ask = async form => {
    const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
    if (!answer.ok) throw new Error('options');
    const options = await answer.json();
    const credential = form.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    return JSON.stringify(credential);
  };

  const words = problem => problem.name === 'NotAllowedError' ? 'La clé d’accès n’a pas été donnée. Vous pouvez recommencer.'
    : problem.name === 'InvalidStateError' ? 'Cet appareil a déjà une clé d’accès pour ce compte.'
    : 'La clé d’accès n’a pas pu être lue. Rechargez la page et recommencez.';

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const unable = document.querySelector('[data-passkey-unable]');
    if (!able) {
      if (unable) unable.hidden = false;
      continue;
    }
    form.hidden = false;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const said = form.querySelector('[data-passkey-error]');
      said.hidden = true;
      try {
        form.elements.credential.value = await ask(form);
      } catch (problem) {
        said.textContent = words(problem);
        said.hidden = false;
        return;
      }
      form.submit();
    });
  }
})();
