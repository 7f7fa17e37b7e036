/**
 * What people say of a theme in a few words, in several languages, written for this project: the marked texts alone name
 * few of the words that carry a theme in a field of life they never mention.
 */
export const lexicon: Record<string, string> = {
  accessibility:
    'wheelchair, ramp, step-free, large print, screen reader, subtitles, hearing loop, disabled, lift out of order, pushchair, braille, translation, rollstuhlgerecht, barrierefrei, untertitel, accessible aux handicapés, fauteuil roulant, silla de ruedas, cadeira de rodas, sedia a rotelle, rolstoel, rullstol',
  accuracy:
    'wrong information, incorrect, mistake, error in the figures, inaccurate, correct, precise, wrong order, miscalculated, mixed up, exact, wrong address, misleading description, falsch, fehler, stimmt nicht, richtig, erreur, faux, exact, incorrecto, equivocado, correcto, errado, correto, sbagliato, errore, fout, klopt niet, fel',
  billing:
    'invoice, bill, charged twice, refund, payment, receipt, direct debit, overcharged, credit card charge, statement, rechnung, abgebucht, zahlung, erstattung, facture, prélevé, paiement, remboursement, factura, cobro, reembolso, pago, fatura, cobrança, fattura, addebito, rimborso, rekening, betaling, faktura, betalning',
  career:
    'promotion, career path, training budget, prospects, development, advancement, karriere, weiterbildung, aufstieg, carrière, formation interne, ascenso, carrera, carreira, promoção, carriera, promotie',
  cleanliness:
    'clean, dirty, filthy, spotless, dust, hair in the shower, sticky, smelly toilets, hygiene, mouldy, stains, sauber, schmutzig, dreckig, propre, sale, crasseux, limpio, sucio, limpo, sujo, pulito, sporco, schoon, vies, smutsig, rent',
  comfort:
    'comfortable, uncomfortable, seats, legroom, bed, mattress, too hot, too cold, freezing, stuffy, air conditioning, heating, cramped, crowded, cosy, pillow, bequem, unbequem, sitze, eng, confortable, inconfortable, siège, lit, cómodo, incómodo, asientos, cama, confortável, desconfortável, comodo, scomodo, sedili, letto, comfortabel, stoelen, bekväm',
  communication:
    'kept informed, nobody told us, no reply, updates, announcements, email unanswered, listened, explained, contact, letter, clear information, heads up, informiert, bescheid, keine antwort, kommunikation, erklärt, prévenu, informé, communication, aucune réponse, avisaron, informaron, comunicación, sin respuesta, avisaram, comunicação, comunicazione, avvisato, nessuna risposta, communicatie, niet verteld, information',
  compatibility:
    'compatible, works with, integration, sync, connects to, bluetooth pairing, import, export, plugin, usb, kompatibel, schnittstelle, synchronisierung, compatible avec, synchronisation, compatible con, integración, integração, compatibile, integrazione, koppeling',
  content:
    'articles, lessons, chapters, videos, examples, course material, programme, exhibition, advertisements, ads, topics, episodes, playlist, inhalt, beispiele, werbung, kapitel, contenu, articles, exemples, publicité, contenido, anuncios, ejemplos, conteúdo, anúncios, contenuti, pubblicità, inhoud, reclame, innehåll',
  culture:
    'colleagues, teamwork, team spirit, respect, bullying, gossip, inclusion, atmosphere at work, coworkers, kollegen, teamgeist, betriebsklima, collègues, ambiance de travail, esprit d’équipe, compañeros, ambiente laboral, colegas, ambiente de trabalho, colleghi, clima, collega’s, werksfeer',
  delivery:
    'delivery, delivered, courier, parcel, shipping, arrived late, left at the door, tracking number, never arrived, driver dropped it, postman, lieferung, geliefert, paket, versand, zusteller, livraison, livré, colis, livreur, entrega, envío, repartidor, paquete, entregue, encomenda, consegna, pacco, corriere, spedizione, bezorging, pakket, bezorgd, leverans, paket, levererad',
  durability:
    'broke after a week, lasts, worn out, battery life, fell apart, sturdy, flimsy, lasted years, durable, snapped, battery drains, cracked, rusted, haltbar, kaputt, akku, robust, hält, solide, cassé, batterie, durable, duradero, se rompió, batería, durável, quebrou, bateria, resistente, si è rotto, batteria, duurzaam, kapot, batterij, hållbar, batteri',
  environment:
    'plastic waste, recycling, sustainable, carbon, energy, eco-friendly, green, rubbish, pollution, umwelt, nachhaltig, müll, plastik, écologique, déchets, plastique, sostenible, plástico, residuos, sustentável, lixo, sostenibile, plastica, milieu, plastic, miljö',
  fairness:
    'unfair, fair, honest, scam, rip-off tricks, favouritism, transparent, equal treatment, misleading, discrimination, hidden, fair behandelt, ehrlich, unfair, ungerecht, juste, injuste, honnête, arnaque, justo, injusto, honesto, engaño, desonesto, onesto, ingiusto, eerlijk, oneerlijk, rättvist',
  features:
    'function, feature, option to, dark mode, notifications, search, filter, widget, missing setting, button to, able to export, reminder, offline, would be great to be able to, shortcut, funktion, einstellung, suche, filter, möglichkeit, fonction, fonctionnalité, option, recherche, función, opción, buscador, filtro, funcionalidade, opção, funzione, opzione, ricerca, functie, optie, zoeken, inställning',
  freshness:
    'fresh, stale, rotten, wilted, mouldy bread, out of date, past its use-by date, brown lettuce, frisch, verfault, abgelaufen, frais, pourri, périmé, fresco, podrido, caducado, podre, vencido, marcio, scaduto, vers, bedorven, färsk',
  fun: 'fun, boring, enjoyable, atmosphere, entertaining, exciting, great mood, vibe, music, laughter, spaß, langweilig, stimmung, amusant, ennuyeux, ambiance, divertido, aburrido, ambiente, chato, divertente, noioso, atmosfera, leuk, saai, sfeer, rolig, tråkig',
  'health-outcome':
    'pain, recovered, side effects, healed, symptoms, treatment worked, better since, cured, therapy, schmerzen, geheilt, nebenwirkungen, douleur, guéri, effets secondaires, dolor, recuperado, síntomas, dor, recuperação, dolore, guarito, pijn, genezen, smärta',
  hours:
    'opening hours, closed on sundays, open late, evening slots, timetable, weekend service, closes too early, schedule, öffnungszeiten, geschlossen, abends, fahrplan, horaires, fermé, ouvert, horario, cerrado, abierto, horário, fechado, orari, chiuso, openingstijden, gesloten, öppettider',
  'learning-outcome':
    'learned a lot, passed the exam, can now, understand better, skills, progress, grades, gelernt, verstanden, bestanden, appris, progrès, aprendí, aprendido, aprendi, imparato, geleerd, lärt',
  location:
    'location, central, far away, parking, near the station, car park, neighbourhood, easy to find, lage, parkplatz, zentral, weit weg, emplacement, parking, proche, ubicación, aparcamiento, cerca, localização, estacionamento, posizione, parcheggio, vicino, ligging, parkeren, läge, parkering',
  look: 'design, colour, ugly, beautiful, stylish, modern look, pretty, faded, decor, interface looks, farbe, schön, hässlich, aussehen, joli, beau, laid, couleur, bonito, feo, diseño, feio, bello, brutto, colore, mooi, lelijk, kleur, snygg, ful',
  management:
    'manager, boss, leadership, badly organised, head office, supervisor, decisions from above, chef, leitung, führung, vorgesetzte, organisation, direction, responsable, jefe, dirección, organización, chefe, gestão, capo, direzione, organizzazione, leidinggevende, bestuur, ledning',
  noise:
    'noise, loud, noisy, quiet, thin walls, silence, traffic noise, could not hear, laut, lärm, leise, ruhig, bruit, bruyant, calme, ruido, ruidoso, silencio, barulho, barulhento, rumore, rumoroso, silenzioso, lawaai, luid, stil, buller, tyst',
  onboarding:
    'set up, setting up, getting started, instructions, installation, manual, first day, tutorial, assembly, einrichtung, anleitung, installation, einarbeitung, aufbau, prise en main, notice, installation facile, instalación, instrucciones, configurar, instalação, manual, installazione, istruzioni, installatie, handleiding, montering',
  ordering:
    'booking, book online, checkout, reservation, appointment system, basket, sign up, registration form, order form, buchung, bestellen, termin buchen, warenkorb, réservation, commander, prise de rendez-vous, panier, reserva, pedido, cita, carrinho, agendar, prenotazione, ordinare, boeking, reserveren, bestelling, bokning',
  overall:
    'everything, overall great, all in all, love it, terrible experience, would recommend, never again, satisfied, disappointed, alles super, insgesamt, zufrieden, enttäuscht, tout est parfait, dans l’ensemble, déçu, satisfait, todo bien, recomiendo, decepcionado, tudo ótimo, recomendo, tutto perfetto, consiglio, deluso, alles goed, tevreden, aanrader, allt bra, nöjd',
  packaging:
    'packaging, box, wrapping, lid, bottle leaks, hard to open, damaged box, bubble wrap, verpackung, karton, deckel, emballage, carton, couvercle, embalaje, caja, tapa, embalagem, caixa, imballaggio, scatola, tappo, verpakking, doos, förpackning',
  pay: 'salary, wages, pay rise, underpaid, bonus, holidays, pension, overtime pay, gehalt, lohn, bezahlung, urlaub, salaire, prime, congés, sueldo, salario, vacaciones, salário, férias, stipendio, ferie, salaris, loon, lön',
  price:
    'price, expensive, cheap, cost, overpriced, value for money, affordable, fees, discount, too dear, worth every penny, price increase, rip-off, free, preis, teuer, billig, günstig, kosten, gebühren, prix, cher, pas cher, abordable, tarif, precio, caro, barato, coste, descuento, preço, custo, taxa, prezzo, costoso, economico, sconto, prijs, duur, goedkoop, korting, pris, dyr, billig, цена, дорого, дёшево, cena, drogo, tanio, fiyat, pahalı, ucuz, السعر, غالي, رخيص, 値段, 高い, 安い, 价格, 贵, 便宜, 가격, 비싸요, 저렴, कीमत, महंगा, सस्ता',
  privacy:
    'privacy, personal data, tracking, data protection, spying, consent, sold my data, datenschutz, daten, confidentialité, données personnelles, privacidad, datos personales, privacidade, dados pessoais, dati personali, privacygegevens, integritet',
  quality:
    'quality, well made, shoddy, cheap plastic, poor material, picture quality, sound quality, craftsmanship, top quality, poorly made, qualität, verarbeitung, ton, bild, qualité, matériau, image, calidad, material, sonido, qualidade, acabamento, qualità, materiale, suono, kwaliteit, materiaal, geluid, kvalitet',
  range:
    'choice, selection, variety, out of stock, sold out, always available, vegetarian options, few sizes, nothing in my size, assortment, auswahl, sortiment, ausverkauft, vorrätig, choix, rupture de stock, variété, variedad, surtido, agotado, variedade, esgotado, opções, scelta, assortimento, esaurito, keuze, uitverkocht, aanbod, utbud, slutsåld',
  reliability:
    'crashes, freezes, bug, breaks down, down again, never lets me down, reliable, unreliable, cancelled trains, connection drops, stopped working, outage, stable, disconnects, stürzt ab, absturz, ausfall, zuverlässig, funktioniert nicht, plante, bug, panne, fiable, ne marche pas, se cuelga, falla, fiable, no funciona, trava, falha, confiável, não funciona, si blocca, affidabile, non funziona, crasht, storing, betrouwbaar, werkt niet, kraschar, fungerar inte, вылетает, зависает, zawiesza się, çöküyor, donuyor, يتعطل, 落ちる, 固まる, 闪退, 卡死, 멈춰요, क्रैश',
  returns:
    'return, sent it back, exchange, return label, warranty, guarantee, replacement, rücksendung, umtausch, garantie, retour, échange, renvoyer, devolución, cambio, garantía, devolução, troca, reso, cambio merce, garanzia, retourneren, omruilen, retur',
  safety:
    'safe, unsafe, dangerous, accident, security, dark at night, fire exit, injury, seat belt, theft, sicher, gefährlich, unfall, sécurité, dangereux, seguro, peligroso, inseguro, perigoso, seguridad, segurança, sicuro, pericoloso, sicurezza, veilig, gevaarlijk, säkert, farligt',
  size: 'size, fits, too small, too big, tight, portion, tiny portions, weight, heavy, bulky, length, true to size, größe, passt, zu klein, zu groß, schwer, taille, trop petit, trop grand, portion, talla, pequeño, grande, pesado, tamanho, pequeno, taglia, troppo piccolo, porzione, maat, te klein, te groot, storlek, för liten',
  speed:
    'fast, slow, quick, takes ages to load, laggy, loading, instant, speed, sluggish, in seconds, schnell, langsam, lädt ewig, rapide, lent, chargement, rápido, lento, tarda en cargar, demora para carregar, veloce, lento, caricamento, snel, traag, laden, snabb, långsam, быстро, медленно, szybko, wolno, hızlı, yavaş, سريع, بطيء, 速い, 遅い, 快, 慢, 빨라요, 느려요, तेज, धीमा',
  'staff-attitude':
    'friendly staff, rude, kind, helpful, polite, smiling, unfriendly, arrogant, warm welcome, waiter, nurse, driver, receptionist, patient with us, attentive, impolite, freundlich, unfreundlich, nett, personal, mitarbeiter, sympathique, aimable, personnel, accueil, désagréable, serveur, amable, personal, atención, maleducado, simpático, atendimento, funcionários, gentil, grosseiro, gentile, personale, cortese, scortese, vriendelijk, personeel, onvriendelijk, trevlig, otrevlig, вежливый, грубый, персонал, obsługa, miły, niemiły, personel, kibar, kaba, الموظفين, لطيف, وقح, 店員, スタッフ, 親切, 丁寧, 服务员, 态度, 热情, 직원, 친절, कर्मचारी, विनम्र',
  'staff-skill':
    'knowledgeable, competent, expert, knew what they were doing, advice, professional, incompetent, teacher explains, well trained, clueless, botched, kompetent, fachkundig, beratung, ahnung, compétent, conseils, professionnel, incompétent, competente, profesional, consejo, profissional, incompetente, preparato, consiglio, deskundig, kundig, advies, vakman, kunnig',
  support:
    'customer service, support, helpline, hotline, ticket, complaint handling, call centre, chat agent, solved my problem, nobody answers, on hold, warranty claim, kundendienst, support, hotline, service client, assistance, réclamation, atención al cliente, soporte, reclamación, suporte, atendimento ao cliente, assistenza, servizio clienti, klantenservice, helpdesk, kundtjänst, поддержка, pomoc techniczna, destek, الدعم, サポート, 客服, 고객센터, सपोर्ट',
  taste:
    'tasty, delicious, bland, flavour, food, meal, coffee, overcooked, salty, sweet, bitter, soup, sauce, pizza, smell, lecker, geschmack, schmeckt, essen, versalzen, bon, goût, plat, fade, nourriture, délicieux, rico, sabor, comida, soso, delicioso, gosto, saboroso, buono, gusto, cibo, insipido, lekker, smaak, eten, god, smak, mat, вкусно, smaczne, lezzetli, لذيذ, 美味しい, 味, 好吃, 味道, 맛있어요, स्वादिष्ट',
  terms:
    'contract, cancel subscription, notice period, small print, conditions, rules, policy, minimum term, cancellation fee, eligibility, vertrag, kündigung, bedingungen, contrat, résilier, conditions, contrato, cancelar, condiciones, cancelamento, condições, contratto, disdetta, condizioni, opzeggen, voorwaarden, avtal, uppsägning',
  updates:
    'since the update, new version, redesign, latest release, changed layout, update broke, seit dem update, neue version, mise à jour, nouvelle version, actualización, nueva versión, atualização, aggiornamento, nuova versione, nieuwe versie, uppdatering, обновление, aktualizacja, güncelleme, التحديث, アップデート, 更新, 업데이트, अपडेट',
  usability:
    'easy to use, intuitive, confusing, complicated, user friendly, hard to find, clear menu, navigation, simple, cluttered, login, sign in, password, layout, übersichtlich, unübersichtlich, einfach zu bedienen, kompliziert, bedienung, facile à utiliser, compliqué, intuitif, fácil de usar, complicado, confuso, intuitivo, sencillo, simples de usar, facile da usare, complicato, intuitiva, makkelijk, ingewikkeld, overzichtelijk, lätt att använda, krångligt, удобно, неудобно, łatwy, skomplikowany, kullanımı kolay, karmaşık, سهل الاستخدام, معقد, 使いやすい, わかりにくい, 好用, 复杂, 편해요, 복잡, आसान, मुश्किल',
  waiting:
    'queue, waited an hour, waiting time, late, punctual, delay, on time, line at the till, waiting room, took forever to be seen, warteschlange, gewartet, wartezeit, verspätung, pünktlich, attente, file, retard, à l’heure, cola, espera, retraso, puntual, fila, demora, atraso, pontual, coda, attesa, ritardo, puntuale, wachtrij, wachttijd, vertraging, kö, väntetid, försenad, очередь, ждали, kolejka, czekać, kuyruk, bekledik, انتظار, طابور, 待ち時間, 行列, 排队, 等, 대기, 기다렸, इंतज़ार, कतार',
  workload:
    'workload, overtime, understaffed, shifts, stress, burnout, too much work, rota, arbeitsbelastung, überstunden, stress, charge de travail, heures supplémentaires, carga de trabajo, horas extra, turnos, carga de trabalho, carico di lavoro, straordinari, turni, werkdruk, overwerk, arbetsbelastning',
}
