/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-network-address.h"

#include <string.h>

/* A page must not lead the program to the machines behind the reader's own router, nor to this one:
 * they trust whoever can reach them. */

typedef struct
{
  guint8 bytes[4];
  guint bits;
} Block;

/* What is not of the public network beyond what GInetAddress knows: this network, shared address
 * space of providers, protocol assignments, tests of networks, the reserved upper end. */
static const Block blocks[] = {
  { { 0, 0, 0, 0 }, 8 },     { { 100, 64, 0, 0 }, 10 }, { { 192, 0, 0, 0 }, 24 },
  { { 198, 18, 0, 0 }, 15 }, { { 240, 0, 0, 0 }, 4 },
};

static gboolean
is_in_block (const guint8 *address, const Block *block)
{
  for (guint bit = 0; bit < block->bits; bit++)
    {
      guint8 mask = (guint8)(0x80 >> (bit % 8));

      if ((address[bit / 8] & mask) != (block->bytes[bit / 8] & mask))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_public_4 (const guint8 *bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (is_in_block (bytes, &blocks[i]))
      return FALSE;
  return TRUE;
}

/* Where an IPv6 address only carries an IPv4 one (mapped, translated, 6to4), that one counts.
 * Returns: (nullable): its four bytes. */
static const guint8 *
find_carried (const guint8 *bytes)
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  static const guint8 compatible[12] = { 0 };
  static const guint8 translated[12] = { 0, 0x64, 0xff, 0x9b };

  if (memcmp (bytes, mapped, 12) == 0 || memcmp (bytes, compatible, 12) == 0
      || memcmp (bytes, translated, 12) == 0)
    return bytes + 12;
  return bytes[0] == 0x20 && bytes[1] == 0x02 ? bytes + 2 : NULL;
}

/* Is @address one of the public network, not of this machine or a network around it? */
gboolean
sp_network_address_is_public (GInetAddress *address)
{
  const guint8 *bytes, *carried;

  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  if (g_inet_address_get_is_any (address) || g_inet_address_get_is_loopback (address)
      || g_inet_address_get_is_link_local (address) || g_inet_address_get_is_site_local (address)
      || g_inet_address_get_is_multicast (address))
    return FALSE;
  bytes = g_inet_address_to_bytes (address);
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return is_public_4 (bytes);
  if ((bytes[0] & 0xfe) == 0xfc) /* unique local */
    return FALSE;
  carried = find_carried (bytes);
  if (carried != NULL)
    {
      g_autoptr (GInetAddress) inner
          = g_inet_address_new_from_bytes (carried, G_SOCKET_FAMILY_IPV4);

      return sp_network_address_is_public (inner);
    }
  return TRUE;
}

/* Is @host (ASCII, lower case) by its name alone one of this machine or the network around it? */
gboolean
sp_network_name_is_local (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  g_return_val_if_fail (host != NULL, TRUE);

  address = g_inet_address_new_from_string (host);
  if (address != NULL)
    return !sp_network_address_is_public (address);
  return strcmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost")
         || g_str_has_suffix (host, ".local") || g_str_has_suffix (host, ".internal")
         || g_str_has_suffix (host, ".home.arpa");
}
