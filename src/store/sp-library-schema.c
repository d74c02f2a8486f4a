/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-schema.h"

/* Version 1.
 * article: what was imported, never changed afterwards but for the reader's marks. `layout` is the
 * JSON of blocks, links, emphasis and datelines; `source` the page as it was read, deflated. Times
 * are seconds since 1970. found: what the analysis of one engine version found, for search and for
 * opening without analysing again. operation: the reader's log: corrections and annotations, one
 * row each, in order. extra: what else the search looks through. search:
 * full text over the view `searchable`; sp-library keeps it in step. */
static const char version_1[]
    = "CREATE TABLE article ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE,"
      "  sha256 TEXT NOT NULL,"
      "  title TEXT, byline TEXT, site TEXT, url TEXT, published TEXT, modified TEXT, language "
      "TEXT, lead_image TEXT,"
      "  text TEXT NOT NULL,"
      "  plain INTEGER NOT NULL DEFAULT 0,"
      "  layout TEXT NOT NULL,"
      "  source BLOB, source_type TEXT,"
      "  added INTEGER NOT NULL,"
      "  read INTEGER NOT NULL DEFAULT 0,"
      "  favourite INTEGER NOT NULL DEFAULT 0,"
      "  archived INTEGER NOT NULL DEFAULT 0,"
      "  trashed INTEGER,"
      "  position INTEGER NOT NULL DEFAULT 0"
      ");"
      "CREATE UNIQUE INDEX article_text ON article (sha256, ifnull (url, ''));"
      "CREATE INDEX article_added ON article (added DESC, id DESC);"
      "CREATE INDEX article_site ON article (site);"
      "CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);"
      "CREATE TABLE article_tag ("
      "  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,"
      "  tag INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,"
      "  PRIMARY KEY (article, tag)"
      ") WITHOUT ROWID;"
      "CREATE INDEX article_tag_tag ON article_tag (tag);"
      "CREATE TABLE operation ("
      "  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,"
      "  number INTEGER NOT NULL,"
      "  made INTEGER NOT NULL,"
      "  undone INTEGER NOT NULL DEFAULT 0,"
      "  body TEXT NOT NULL,"
      "  PRIMARY KEY (article, number)"
      ") WITHOUT ROWID;"
      "CREATE TABLE found ("
      "  article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,"
      "  engine TEXT NOT NULL,"
      "  analysis TEXT NOT NULL,"
      "  n_quotes INTEGER NOT NULL DEFAULT 0"
      ");"
      "CREATE TABLE party ("
      "  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,"
      "  name TEXT NOT NULL COLLATE NOCASE,"
      "  kind TEXT NOT NULL,"
      "  PRIMARY KEY (article, name)"
      ") WITHOUT ROWID;"
      "CREATE INDEX party_name ON party (name);"
      "CREATE TABLE extra ("
      "  article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,"
      "  quotes TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '',"
      "  tags TEXT NOT NULL DEFAULT '', parties TEXT NOT NULL DEFAULT ''"
      ");"
      "CREATE VIEW searchable AS SELECT article.id AS id, title, text, quotes, notes, tags, parties"
      "  FROM article JOIN extra ON extra.article = article.id;"
      "CREATE VIRTUAL TABLE search USING fts5 (title, text, quotes, notes, tags, parties,"
      "  content = 'searchable', content_rowid = 'id', tokenize = \"unicode61 remove_diacritics "
      "2\");";

/* Version 2.
 * operation: `act` groups what is undone together. journal: how many operations of an article count
 * (the others are undone), and a number that grows with each write, so that two writers notice each
 * other. unread: operations that could not be read, kept as they were. */
static const char version_2[]
    = "ALTER TABLE operation DROP COLUMN undone;"
      "ALTER TABLE operation ADD COLUMN act INTEGER NOT NULL DEFAULT 0;"
      "CREATE TABLE journal ("
      "  article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,"
      "  revision INTEGER NOT NULL,"
      "  in_force INTEGER NOT NULL"
      ");"
      "CREATE TABLE unread ("
      "  id INTEGER PRIMARY KEY,"
      "  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,"
      "  body TEXT NOT NULL"
      ");"
      "CREATE INDEX unread_article ON unread (article);";

/* Version 3.
 * article_url: to find the article of a page. known_party: what the reader calls a party that texts
 * call `form`, in the whole library. */
static const char version_3[] = "CREATE INDEX article_url ON article (url);"
                                "CREATE TABLE known_party ("
                                "  form TEXT PRIMARY KEY COLLATE NOCASE,"
                                "  name TEXT NOT NULL,"
                                "  kind TEXT"
                                ") WITHOUT ROWID;";

/* Version 4.
 * Lists are chosen and ordered by indexes alone: what they go by stands behind the text in a row,
 * many pages away. */
static const char version_4[] = "DROP INDEX article_added;"
                                "CREATE INDEX article_listed ON article"
                                "  (trashed, archived, added DESC, id DESC, read, favourite);"
                                "DROP INDEX article_site;"
                                "CREATE INDEX article_source ON article (site, url);"
                                "CREATE INDEX article_day ON article (published, added);";

/* Version 5.
 * content: what is large of an article and only read when it is opened: a list must not have to
 * step over it. search: beginnings
 * of words of two and three letters have an index of their own. */
static const char version_5[]
    = "CREATE TABLE content ("
      "  article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,"
      "  text TEXT NOT NULL,"
      "  layout TEXT NOT NULL,"
      "  source BLOB, source_type TEXT"
      ");"
      "INSERT INTO content (article, text, layout, source, source_type)"
      "  SELECT id, text, layout, source, source_type FROM article;"
      "DROP TABLE search;"
      "DROP VIEW searchable;"
      "ALTER TABLE article DROP COLUMN text;"
      "ALTER TABLE article DROP COLUMN layout;"
      "ALTER TABLE article DROP COLUMN source;"
      "ALTER TABLE article DROP COLUMN source_type;"
      "CREATE VIEW searchable AS SELECT article.id AS id, title, text, quotes, notes, tags, parties"
      "  FROM article JOIN content ON content.article = article.id"
      "  JOIN extra ON extra.article = article.id;"
      "CREATE VIRTUAL TABLE search USING fts5 (title, text, quotes, notes, tags, parties,"
      "  content = 'searchable', content_rowid = 'id', prefix = '2 3',"
      "  tokenize = \"unicode61 remove_diacritics 2\");"
      "INSERT INTO search (search) VALUES ('rebuild');";

/* Version 6.
 * link: what waits to be fetched. feed: what the reader follows, with what the next request says of
 * the last answer. feed_item: what a feed told of; `told` is when it did so last. */
static const char version_6[] = "CREATE TABLE link ("
                                "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
                                "  url TEXT NOT NULL UNIQUE,"
                                "  title TEXT,"
                                "  tags TEXT NOT NULL DEFAULT '',"
                                "  added INTEGER NOT NULL,"
                                "  tried INTEGER,"
                                "  error TEXT"
                                ");"
                                "CREATE INDEX link_added ON link (added DESC, id DESC);"
                                "CREATE TABLE feed ("
                                "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
                                "  url TEXT NOT NULL UNIQUE,"
                                "  title TEXT, site TEXT,"
                                "  folder TEXT NOT NULL DEFAULT '',"
                                "  etag TEXT, last_modified TEXT,"
                                "  checked INTEGER,"
                                "  error TEXT"
                                ");"
                                "CREATE TABLE feed_item ("
                                "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
                                "  feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,"
                                "  key TEXT NOT NULL,"
                                "  url TEXT, title TEXT, author TEXT, published TEXT, summary TEXT,"
                                "  found INTEGER NOT NULL,"
                                "  told INTEGER NOT NULL DEFAULT 0,"
                                "  seen INTEGER NOT NULL DEFAULT 0,"
                                "  article INTEGER REFERENCES article (id) ON DELETE SET NULL,"
                                "  UNIQUE (feed, key)"
                                ");"
                                "CREATE INDEX feed_item_found ON feed_item (found DESC, id DESC);"
                                "CREATE INDEX feed_item_article ON feed_item (article);";

const SpDbMigration sp_library_migrations[]
    = { version_1, version_2, version_3, version_4, version_5, version_6 };
const guint sp_library_n_migrations = G_N_ELEMENTS (sp_library_migrations);
