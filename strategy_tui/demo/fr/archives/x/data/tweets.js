window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id": "2117167828300726272",
   "id_str": "2117167828300726272",
   "created_at": "Mon Nov 02 08:12:00 +0000 2026",
   "full_text": "@lea_papier Merci pour le papier de lin, il plie sans casser. Je t’apporte l’album jeudi.",
   "lang": "fr",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "0",
   "retweet_count": "0",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "89"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Léa Marchand",
      "screen_name": "lea_papier",
      "indices": [
       "0",
       "11"
      ],
      "id_str": "700100000000000001",
      "id": "700100000000000001"
     }
    ]
   },
   "in_reply_to_status_id_str": "2117167828300725272",
   "in_reply_to_user_id_str": "700100000000000001",
   "in_reply_to_screen_name": "lea_papier"
  }
 },
 {
  "tweet": {
   "id": "2115858702136246272",
   "id_str": "2115858702136246272",
   "created_at": "Thu Oct 29 17:30:00 +0000 2026",
   "full_text": "Un dos cassé se répare en trois gestes : décoller, renforcer, recoller. Le plus long, c’est d’attendre que la colle prenne. Quel livre attend chez vous depuis des années ?",
   "lang": "fr",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "7",
   "retweet_count": "1",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "171"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": []
   }
  }
 },
 {
  "tweet": {
   "id": "2112470123934646272",
   "id_str": "2112470123934646272",
   "created_at": "Tue Oct 20 09:05:00 +0000 2026",
   "full_text": "RT @revue_reliure: Numéro d’automne : douze pages sur les papiers marbrés, avec les recettes des bains.",
   "lang": "fr",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "14",
   "retweet_count": "2",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "103"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "La Revue de la reliure",
      "screen_name": "revue_reliure",
      "indices": [
       "3",
       "17"
      ],
      "id_str": "700100000000000008",
      "id": "700100000000000008"
     }
    ]
   }
  }
 },
 {
  "tweet": {
   "id": "2108860086481846272",
   "id_str": "2108860086481846272",
   "created_at": "Sat Oct 10 10:00:00 +0000 2026",
   "full_text": "@marbreur Ton bain au lichen marche aussi à 18 °C ? Le mien fait des grumeaux.",
   "lang": "fr",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "21",
   "retweet_count": "3",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "78"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Inès Marbre",
      "screen_name": "marbreur",
      "indices": [
       "0",
       "9"
      ],
      "id_str": "700100000000000006",
      "id": "700100000000000006"
     }
    ]
   },
   "in_reply_to_status_id_str": "2108860086481845272",
   "in_reply_to_user_id_str": "700100000000000006",
   "in_reply_to_screen_name": "marbreur"
  }
 },
 {
  "tweet": {
   "id": "2100128803845046272",
   "id_str": "2100128803845046272",
   "created_at": "Wed Sep 16 07:45:00 +0000 2026",
   "full_text": "Trois outils suffisent pour commencer : un plioir, une règle en métal, une aiguille à coudre. Tout le reste peut attendre. #reliure",
   "lang": "fr",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "5",
   "retweet_count": "0",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "131"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": []
   }
  }
 },
 {
  "tweet": {
   "id": "2084343540741046272",
   "id_str": "2084343540741046272",
   "created_at": "Mon Aug 03 18:20:00 +0000 2026",
   "full_text": "@atelier_brume Bien reçu la commande, les charnières sont parfaites.",
   "lang": "fr",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "12",
   "retweet_count": "1",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "68"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Atelier Brume",
      "screen_name": "atelier_brume",
      "indices": [
       "0",
       "14"
      ],
      "id_str": "700100000000000002",
      "id": "700100000000000002"
     }
    ]
   },
   "in_reply_to_status_id_str": "2084343540741045272",
   "in_reply_to_user_id_str": "700100000000000002",
   "in_reply_to_screen_name": "atelier_brume"
  }
 },
 {
  "tweet": {
   "id": "2067940456657846272",
   "id_str": "2067940456657846272",
   "created_at": "Fri Jun 19 12:00:00 +0000 2026",
   "full_text": "@tonton_buzz Non merci.",
   "lang": "fr",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "19",
   "retweet_count": "2",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "23"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Tonton Buzz",
      "screen_name": "tonton_buzz",
      "indices": [
       "0",
       "12"
      ],
      "id_str": "700100000000000005",
      "id": "700100000000000005"
     }
    ]
   },
   "in_reply_to_status_id_str": "2067940456657845272",
   "in_reply_to_user_id_str": "700100000000000005",
   "in_reply_to_screen_name": "tonton_buzz"
  }
 },
 {
  "tweet": {
   "id": "2030684970808246272",
   "id_str": "2030684970808246272",
   "created_at": "Sun Mar 08 16:40:00 +0000 2026",
   "full_text": "Le carnet de ma grand-mère a retrouvé ses pages. J’ai appris plus sur elle en le recousant qu’en le lisant.",
   "lang": "fr",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "3",
   "retweet_count": "3",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "107"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": []
   }
  }
 },
 {
  "tweet": {
   "id": "1991599929553846272",
   "id_str": "1991599929553846272",
   "created_at": "Thu Nov 20 20:10:00 +0000 2025",
   "full_text": "@polemix Vous avez lu le livre avant de le juger ?",
   "lang": "fr",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "10",
   "retweet_count": "0",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "50"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Polémix",
      "screen_name": "polemix",
      "indices": [
       "0",
       "8"
      ],
      "id_str": "700100000000000009",
      "id": "700100000000000009"
     }
    ]
   },
   "in_reply_to_status_id_str": "1991599929553845272",
   "in_reply_to_user_id_str": "700100000000000009",
   "in_reply_to_screen_name": "polemix"
  }
 },
 {
  "tweet": {
   "id": "1889237940433846272",
   "id_str": "1889237940433846272",
   "created_at": "Tue Feb 11 09:00:00 +0000 2025",
   "full_text": "@jules_velin Ta reliure japonaise m’a donné envie d’essayer le fil de soie.",
   "lang": "fr",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "17",
   "retweet_count": "1",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "75"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Jules Vélin",
      "screen_name": "jules_velin",
      "indices": [
       "0",
       "12"
      ],
      "id_str": "700100000000000003",
      "id": "700100000000000003"
     }
    ]
   },
   "in_reply_to_status_id_str": "1889237940433845272",
   "in_reply_to_user_id_str": "700100000000000003",
   "in_reply_to_screen_name": "jules_velin"
  }
 }
]
