window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id": "2117167828300726272",
   "id_str": "2117167828300726272",
   "created_at": "Mon Nov 02 08:12:00 +0000 2026",
   "full_text": "@mabel_paper Thank you for the linen paper, it folds without cracking. I’ll bring the album on Thursday.",
   "lang": "en",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "0",
   "retweet_count": "0",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "104"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Mabel Ashworth",
      "screen_name": "mabel_paper",
      "indices": [
       "0",
       "12"
      ],
      "id_str": "700200000000000001",
      "id": "700200000000000001"
     }
    ]
   },
   "in_reply_to_status_id_str": "2117167828300725272",
   "in_reply_to_user_id_str": "700200000000000001",
   "in_reply_to_screen_name": "mabel_paper"
  }
 },
 {
  "tweet": {
   "id": "2115858702136246272",
   "id_str": "2115858702136246272",
   "created_at": "Thu Oct 29 17:30:00 +0000 2026",
   "full_text": "A broken spine mends in three moves: lift, line, glue. The longest part is waiting for the glue to set. Which book has been waiting at your place for years?",
   "lang": "en",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "7",
   "retweet_count": "1",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "156"
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
   "full_text": "RT @binding_review: Autumn issue: twelve pages on marbled papers, with the recipes of the baths.",
   "lang": "en",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "14",
   "retweet_count": "2",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "96"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "The Binding Review",
      "screen_name": "binding_review",
      "indices": [
       "3",
       "18"
      ],
      "id_str": "700200000000000008",
      "id": "700200000000000008"
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
   "full_text": "@marbler Does your lichen bath work at 18 °C too? Mine goes lumpy.",
   "lang": "en",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "21",
   "retweet_count": "3",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "66"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Ines Marble",
      "screen_name": "marbler",
      "indices": [
       "0",
       "8"
      ],
      "id_str": "700200000000000006",
      "id": "700200000000000006"
     }
    ]
   },
   "in_reply_to_status_id_str": "2108860086481845272",
   "in_reply_to_user_id_str": "700200000000000006",
   "in_reply_to_screen_name": "marbler"
  }
 },
 {
  "tweet": {
   "id": "2100128803845046272",
   "id_str": "2100128803845046272",
   "created_at": "Wed Sep 16 07:45:00 +0000 2026",
   "full_text": "Three tools are enough to begin: a bone folder, a steel ruler, a sewing needle. Everything else can wait. #bookbinding",
   "lang": "en",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "5",
   "retweet_count": "0",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "118"
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
   "full_text": "@fog_workshop The order arrived, the hinges are perfect.",
   "lang": "en",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "12",
   "retweet_count": "1",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "56"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Fog Workshop",
      "screen_name": "fog_workshop",
      "indices": [
       "0",
       "13"
      ],
      "id_str": "700200000000000002",
      "id": "700200000000000002"
     }
    ]
   },
   "in_reply_to_status_id_str": "2084343540741045272",
   "in_reply_to_user_id_str": "700200000000000002",
   "in_reply_to_screen_name": "fog_workshop"
  }
 },
 {
  "tweet": {
   "id": "2067940456657846272",
   "id_str": "2067940456657846272",
   "created_at": "Fri Jun 19 12:00:00 +0000 2026",
   "full_text": "@buzz_uncle No, thank you.",
   "lang": "en",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "19",
   "retweet_count": "2",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "26"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Uncle Buzz",
      "screen_name": "buzz_uncle",
      "indices": [
       "0",
       "11"
      ],
      "id_str": "700200000000000005",
      "id": "700200000000000005"
     }
    ]
   },
   "in_reply_to_status_id_str": "2067940456657845272",
   "in_reply_to_user_id_str": "700200000000000005",
   "in_reply_to_screen_name": "buzz_uncle"
  }
 },
 {
  "tweet": {
   "id": "2030684970808246272",
   "id_str": "2030684970808246272",
   "created_at": "Sun Mar 08 16:40:00 +0000 2026",
   "full_text": "My grandmother’s notebook has its pages back. Sewing it taught me more about her than reading it.",
   "lang": "en",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "3",
   "retweet_count": "3",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "97"
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
   "full_text": "@outrage_daily Did you read the book before you judged it?",
   "lang": "en",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "10",
   "retweet_count": "0",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "58"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Outrage Daily",
      "screen_name": "outrage_daily",
      "indices": [
       "0",
       "14"
      ],
      "id_str": "700200000000000009",
      "id": "700200000000000009"
     }
    ]
   },
   "in_reply_to_status_id_str": "1991599929553845272",
   "in_reply_to_user_id_str": "700200000000000009",
   "in_reply_to_screen_name": "outrage_daily"
  }
 },
 {
  "tweet": {
   "id": "1889237940433846272",
   "id_str": "1889237940433846272",
   "created_at": "Tue Feb 11 09:00:00 +0000 2025",
   "full_text": "@jon_vellum Your Japanese binding made me want to try silk thread.",
   "lang": "en",
   "truncated": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "favorite_count": "17",
   "retweet_count": "1",
   "favorited": false,
   "retweeted": false,
   "display_text_range": [
    "0",
    "66"
   ],
   "entities": {
    "hashtags": [],
    "symbols": [],
    "urls": [],
    "user_mentions": [
     {
      "name": "Jon Vellum",
      "screen_name": "jon_vellum",
      "indices": [
       "0",
       "11"
      ],
      "id_str": "700200000000000003",
      "id": "700200000000000003"
     }
    ]
   },
   "in_reply_to_status_id_str": "1889237940433845272",
   "in_reply_to_user_id_str": "700200000000000003",
   "in_reply_to_screen_name": "jon_vellum"
  }
 }
]
