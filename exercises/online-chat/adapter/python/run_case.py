def run_case(name, *values):
    return {"renderContacts": render_contacts, "findContacts": find_contacts}[name](*values)
