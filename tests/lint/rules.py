# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of run-lint. A rule takes a Source and yields (line, what is wrong)."""
import os
import re
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
RULES = {}

MAX_FILE = 600
MAX_FUNCTION = 100
MAX_NESTING = 5

# what each layer may include besides its own headers
LAYERS = {
    'text': set(),
    'language': {'text'},
    'analysis': {'text', 'language'},
    'pdf': set(),
    'import': {'text'},
    'store': {'text', 'language', 'analysis', 'import'},
    'model': {'text', 'language', 'analysis', 'store'},
    'fetch': {'text', 'import', 'store'},
    'app': {'text', 'language', 'analysis', 'import', 'store', 'model', 'fetch', 'app'},
    'cli': {'text', 'language', 'analysis', 'import', 'store', 'fetch'},
    'train': {'text', 'language', 'analysis', 'import'},
}
FOREIGN = {  # system headers and who may use them
    r'gtk/|gdk/|gsk/|adwaita|pango/': {'app'},
    r'sqlite3\.h': {'store'},
    r'libsoup/': {'fetch'},
    r'libxml/': {'import', 'store'},
    r'json-glib/': {'store', 'import', 'cli', 'train'},
    r'gio/': {'analysis', 'language', 'import', 'store', 'model', 'fetch', 'app', 'cli', 'train'},
}
FORBIDDEN = [  # (pattern, where, why)
    (r'\bgoto\b', 'src/', 'no goto: use g_autoptr'),
    (r'\b(strcpy|strcat|sprintf|gets|alloca|g_alloca|strtok|atoi|atof)\s*\(', 'src/(?!train/)', 'unsafe or locale-bound call'),
    (r'\bg_error\s*\(|\babort\s*\(', 'src/(?!train/)', 'input never ends the program: return a GError'),
    (r'\bexit\s*\(', 'src/(?!cli/main\\.c|app/main\\.c|train/)', 'only main exits'),
    (r'\bsystem\s*\(|\bpopen\s*\(', 'src/', 'no shell'),
    (r'_sync\s*\(', 'src/(app|model)/', 'no synchronous input or output on the main thread'),
    (r'\bg_(main_context_iteration|usleep)\s*\(', 'src/(app|model)/', 'never wait in the window'),
    (r'"foreground(-rgba)?"', 'src/app/', 'GTK 4.8 crashes under a screen reader where a text tag has a foreground'),
    (r'\bgetenv\s*\(|g_getenv\s*\(|g_get_(real|monotonic)_time\s*\(|g_date_time_new_now', 'src/(text|language|analysis)/',
     'the engine never sees the environment or the clock'),
    (r'\b(gtk_file_dialog_|gtk_alert_dialog_|gtk_uri_launcher_|adw_banner_|adw_breakpoint_|adw_navigation_|adw_toolbar_view_|'
     r'adw_dialog_|adw_alert_dialog_|adw_about_dialog_|adw_switch_row_|adw_spin_row_|adw_overlay_split_view_|g_set_str\b|'
     r'gtk_list_view_scroll_to|gtk_widget_(show|hide)\b)', 'src/', 'not at the floor of versions, or deprecated'),
    (r'g_list_store_append\s*\(', 'src/model/', 'splice: never append in a loop once a view is attached'),
]
UI_CLASSES = re.compile(
    r'class="(Adw(ToolbarView|NavigationView|NavigationPage|NavigationSplitView|OverlaySplitView|Banner|Breakpoint|Dialog|AlertDialog|'
    r'AboutDialog|PreferencesDialog|SwitchRow|SpinRow|TabOverview|TabButton|Spinner|WrapBox|ToggleGroup|Leaflet)|GtkTreeView|GtkComboBox|'
    r'GtkInfoBar|GtkMessageDialog|GtkFileDialog)"')


class Source:
    def __init__(self, path, name):
        self.path, self.name = path, name
        with open(path, 'rb') as f:
            data = f.read()
        self.binary = b'\0' in data[:8000]
        self.text = '' if self.binary else data.decode('utf8', 'replace')
        self.lines = self.text.split('\n')
        self.c = name.endswith(('.c', '.h'))
        self.layer = name.split('/')[1] if name.startswith('src/') and name.count('/') >= 2 else None
        self._code = None

    @property
    def code(self):
        """the lines without comments and string contents"""
        if self._code is None:
            def blank(m):
                s = m[0]
                return re.sub(r'[^\n]', ' ', s) if s.startswith('/') else s[0] + re.sub(r'[^\n]', ' ', s[1:-1]) + s[-1]
            self._code = re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, self.text, flags=re.S).split('\n')
        return self._code

    def waived(self, line, rule):
        return any(f'lint: {rule}:' in self.lines[i] for i in (line - 1, line - 2) if 0 <= i < len(self.lines))


def rule(f):
    RULES[f.__name__.replace('_', '-')] = f
    return f


@rule
def licence(s, _):
    """each file of code says its licence in its first lines"""
    if s.name.endswith(('.c', '.h', '.py', '.sh', '.css', '.ui', 'meson.build', 'meson_options.txt', '.xml', '.tsv')) or \
            (s.text.startswith('#!') and not s.binary):
        if not any('SPDX-License-Identifier:' in x for x in s.lines[:6]):
            yield 1, 'no SPDX line'


@rule
def file_size(s, _):
    if s.c and len(s.lines) > MAX_FILE + 1:
        yield MAX_FILE, f'{len(s.lines)} lines, more than {MAX_FILE}: split by concern'


@rule
def function_size(s, _):
    if not s.c:
        return
    start = None
    for i, line in enumerate(s.code, 1):
        if line.startswith('{'):
            start = i
        elif line.startswith('}') and start is not None:
            if i - start - 1 > MAX_FUNCTION and not line.startswith('};'):
                yield start, f'a function of {i - start - 1} lines, more than {MAX_FUNCTION}'
            start = None


@rule
def nesting(s, _):
    if not s.c or not s.name.endswith('.c'):
        return
    depth, said = 0, False
    for i, line in enumerate(s.code, 1):
        if line.startswith('{'):
            depth, said = 0, False
        depth += line.count('{') - line.count('}')
        if depth > MAX_NESTING + 1 and not said:
            said = True
            yield i, f'nested deeper than {MAX_NESTING}'


@rule
def layers(s, sources):
    """a layer includes only what stands before it in the pipeline"""
    if not s.c or s.layer not in LAYERS:
        return
    owner = {}
    for o in sources or [Source(os.path.join(TOP, 'src/text/sp-text.h'), 'src/text/sp-text.h')]:
        if o.layer and o.name.endswith('.h'):
            owner[os.path.basename(o.name)] = o.layer
    for i, line in enumerate(s.lines, 1):
        m = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if not m:
            continue
        where = owner.get(os.path.basename(m[1]))
        if where and where != s.layer and where not in LAYERS[s.layer]:
            yield i, f'{s.layer} may not include {m[1]} of {where}'
        if m[1].endswith('-private.h') and where and where != s.layer:
            yield i, f'{m[1]} is private to {where}'
        for pattern, who in FOREIGN.items():
            if re.match(pattern, m[1]) and s.layer not in who:
                yield i, f'{s.layer} may not include {m[1]}'


@rule
def forbidden(s, _):
    if not s.c:
        return
    for pattern, where, why in FORBIDDEN:
        if re.match(where, s.name):
            lines = s.lines if pattern.startswith('"') else s.code
            for i, line in enumerate(lines, 1):
                if re.search(pattern, line):
                    yield i, why


@rule
def user_interface(s, _):
    """no class above the floor of versions in .ui, no CSS that GTK 4.8 cannot parse"""
    if s.name.endswith('.ui'):
        for i, line in enumerate(s.lines, 1):
            m = UI_CLASSES.search(line)
            if m:
                yield i, f'{m[0]} is not at the floor, or deprecated'
    elif s.name.endswith('.css'):
        if os.path.basename(s.name) in ('style-dark.css', 'style-hc.css', 'style-hc-dark.css'):
            yield 1, 'one style.css only'
        for i, line in enumerate(s.lines, 1):
            if 'var(' in line or '@media' in line:
                yield i, 'GTK 4.8 cannot parse this'


@rule
def named_button(s, _):
    """a button that shows an icon alone says its name to a screen reader: the tooltip is none"""
    if s.name.endswith('.ui'):
        for m in re.finditer(r'<object class="Gtk(?:Menu|Toggle)?Button".*?</object>', s.text, re.S):
            if 'name="icon-name"' in m[0] and '<accessibility>' not in m[0]:
                yield s.text.count('\n', 0, m.start()) + 1, 'a button with an icon and no <accessibility> label'
    elif s.c and s.name.startswith('src/app/'):
        for m in re.finditer(r'gtk_(?:toggle_|menu_)?button_new_from_icon_name\b.*?^}', '\n'.join(s.code), re.S | re.M):
            if 'GTK_ACCESSIBLE_PROPERTY_LABEL' not in m[0] and 'sp_row_name_widget' not in m[0]:
                yield '\n'.join(s.code).count('\n', 0, m.start()) + 1, 'a button with an icon and no accessible label'


@rule
def potfiles(s, sources):
    """each file with words for the reader stands in po/POTFILES.in"""
    words = re.search(r'\b(N?_|C_|ngettext|dngettext|g_dngettext|g_dpgettext2)\s*\(\s*"', s.text) if s.c else \
        'translatable="yes"' in s.text if s.name.endswith('.ui') else False
    if not words or not s.name.startswith('src/'):
        return
    path = os.path.join(TOP, 'po', 'POTFILES.in')
    listed = open(path, encoding='utf8').read().split() if sources is not None and os.path.exists(path) else []
    if s.name not in listed:
        yield 1, 'not in po/POTFILES.in'


@rule
def assembled_sentence(s, _):
    """words for the reader are whole sentences, never pieces put together"""
    if not s.c:
        return
    for i, line in enumerate(s.lines, 1):
        if re.search(r'\b_\s*\(\s*"[^"]*\s"\s*\)|\b_\s*\(\s*"\s[^"]*"\s*\)', line):
            yield i, 'a translatable string that begins or ends with a space is a piece of a sentence'


@rule
def error_contract(s, _):
    """a function that sets an error returns NULL, FALSE or a negative number next"""
    if not s.c:
        return
    text = '\n'.join(s.code)
    for m in re.finditer(r'\bg_set_error(?:_literal)?\s*\(\s*error\b[^;]*;\s*\n\s*return\s+(TRUE|[a-z_]+\s*\()', text):
        yield text.count('\n', 0, m.start()) + 1, 'sets an error and returns success'


@rule
def clang_format(s, sources):
    """the code is as clang-format 14 would write it"""
    tool = shutil.which('clang-format-14')
    if not s.c or tool is None:
        return
    style = 'file:' + os.path.join(TOP, '.clang-format')
    out = subprocess.run([tool, '--style=' + style, '--dry-run', '-Werror', s.path], capture_output=True, text=True)
    m = re.search(r':(\d+):\d+: error', out.stderr)
    if m:
        yield int(m[1]), 'not formatted: clang-format-14 -i'


@rule
def speaks_of_itself(s, _):
    """no path of a machine, no address of a package registry in the tree"""
    if s.name.startswith('tests/lint/') and not s.name.startswith('tests/lint/fixtures'):
        return
    for i, line in enumerate(s.lines, 1):
        if re.search(r'(?<![\w/])/(home/\w+|work/\w+|root/)|deb\.debian\.org|registry\.npmjs', line):
            yield i, 'a path of a machine or the address of a registry'
