import unicodedata

# What the server answered.
contacts = [
    {"id": 1, "name": "Awa Diop"},
    {"id": 2, "name": "Élodie Garçon"},
    {"id": 3, "name": "Noé Martin"},
    {"id": 4, "name": "Li Na"},
]


def escaped(text):
    """The text as it is written in HTML. The ampersand comes first: the others bring new ones."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def render_contacts(contacts):
    """The list as HTML."""
    items = [f"<li>{escaped(contact['name'])}</li>" for contact in contacts]
    return f"<ul>{''.join(items)}</ul>"


def plain(text):
    """Without capitals and accents: an accented letter is taken apart, and the accent is dropped."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def find_contacts(contacts, search):
    """The contacts to show for what was typed in the search field."""
    words = plain(search).split()
    return [contact for contact in contacts if all(word in plain(contact["name"]) for word in words)]


if __name__ == "__main__":
    print(render_contacts(contacts))
    print(find_contacts(contacts, "elo"))
