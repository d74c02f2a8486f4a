/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-error.h"
#include "sp-fetch-link.h"
#include "sp-network-address.h"

static void
test_public (void)
{
  static const struct
  {
    const char *address;
    gboolean public;
  } cases[] = {
    { "93.184.216.34", TRUE },
    { "8.8.8.8", TRUE },
    { "100.63.255.255", TRUE },
    { "100.128.0.0", TRUE },
    { "172.32.0.1", TRUE },
    { "192.0.1.1", TRUE },
    { "198.20.0.1", TRUE },
    { "2606:2800:220:1::1", TRUE },
    { "::ffff:8.8.8.8", TRUE },
    { "64:ff9b::8.8.8.8", TRUE },
    { "127.0.0.1", FALSE },
    { "127.200.0.9", FALSE },
    { "0.0.0.0", FALSE },
    { "0.1.2.3", FALSE },
    { "10.1.2.3", FALSE },
    { "100.64.0.1", FALSE },
    { "169.254.169.254", FALSE },
    { "172.16.0.1", FALSE },
    { "172.31.255.255", FALSE },
    { "192.168.1.1", FALSE },
    { "192.0.0.8", FALSE },
    { "198.19.1.1", FALSE },
    { "224.0.0.1", FALSE },
    { "240.0.0.1", FALSE },
    { "255.255.255.255", FALSE },
    { "::", FALSE },
    { "::1", FALSE },
    { "fe80::1", FALSE },
    { "fc00::1", FALSE },
    { "fd12:3456::1", FALSE },
    { "fec0::1", FALSE },
    { "ff02::1", FALSE },
    { "::ffff:127.0.0.1", FALSE },
    { "::ffff:10.0.0.1", FALSE },
    { "::127.0.0.1", FALSE },
    { "64:ff9b::10.0.0.1", FALSE },
    { "2002:0a00:0001::1", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (cases[i].address);

      g_assert_nonnull (address);
      g_test_message ("%s", cases[i].address);
      g_assert_cmpint (sp_network_address_is_public (address), ==, cases[i].public);
    }
}

static void
test_names (void)
{
  g_assert_true (sp_network_name_is_local ("localhost"));
  g_assert_true (sp_network_name_is_local ("a.localhost"));
  g_assert_true (sp_network_name_is_local ("printer.local"));
  g_assert_true (sp_network_name_is_local ("10.0.0.1"));
  g_assert_true (sp_network_name_is_local ("::1"));
  g_assert_false (sp_network_name_is_local ("example.org"));
  g_assert_false (sp_network_name_is_local ("mylocalhost"));
  g_assert_false (sp_network_name_is_local ("93.184.216.34"));
}

static void
test_parse (void)
{
  static const struct
  {
    const char *base, *link, *full;
    int code;
  } cases[] = {
    { NULL, "HTTP://Example.ORG", "http://example.org/", 0 },
    { NULL, "https://user:secret@example.org/a?b=c", "https://example.org/a?b=c", 0 },
    { NULL, "https://example.org./a", "https://example.org/a", 0 },
    { NULL, "https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4", 0 },
    { NULL, "https://example.org/a#part", "https://example.org/a", 0 },
    { "https://example.org/a/b", "../c?d", "https://example.org/c?d", 0 },
    { "https://example.org/a/b", "//other.example/x", "https://other.example/x", 0 },
    { NULL, "ftp://example.org/", NULL, SP_ERROR_UNSUPPORTED },
    { NULL, "file:///etc/passwd", NULL, SP_ERROR_UNSUPPORTED },
    { "https://example.org/", "javascript:alert(1)", NULL, SP_ERROR_UNSUPPORTED },
    { NULL, "https:///nothing", NULL, SP_ERROR_INVALID },
    { NULL, "no link at all", NULL, SP_ERROR_INVALID },
    { NULL, "", NULL, SP_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) base
          = cases[i].base != NULL ? sp_fetch_link_parse (NULL, cases[i].base, NULL) : NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = sp_fetch_link_parse (base, cases[i].link, &error);
      g_autofree char *full = uri != NULL ? g_uri_to_string (uri) : NULL;

      g_assert_cmpstr (full, ==, cases[i].full);
      if (cases[i].full == NULL)
        g_assert_error (error, SP_ERROR, cases[i].code);
    }
}

static void
test_normalize (void)
{
  static const char *const cases[][2] = {
    { " https://example.org/a\n", "https://example.org/a" },
    { "example.org/a", "https://example.org/a" },
    { "example.org", "https://example.org/" },
    { "http://localhost:8080/", "http://localhost:8080/" },
    { "https://a:b@example.org/", "https://example.org/" },
    { "a sentence about example.org", NULL },
    { "word", NULL },
    { "name@example.org", NULL },
    { "ftp://example.org/", NULL },
    { "3.14", NULL },
    { "", NULL },
    { "https://", NULL },
    { "\xff.org", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *link = sp_fetch_link_normalize (cases[i][0]);

      g_assert_cmpstr (link, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/addresses/public", test_public);
  g_test_add_func ("/fetch/addresses/names", test_names);
  g_test_add_func ("/fetch/addresses/parse", test_parse);
  g_test_add_func ("/fetch/addresses/normalize", test_normalize);
  return g_test_run ();
}
